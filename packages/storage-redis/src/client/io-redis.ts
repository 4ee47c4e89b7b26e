import type { Command, Connector } from './connector.ts';
import type { IoRedisClient } from './redis-client.ts';

/**
 * ioredis sends a pipeline to the node of its keys. If the connection ends after some replies, it rejects the rest of the
 * pipeline; if it ends before all of them, it sends the whole again, which is harmless because commits may be.
 */
export function ioRedisConnector(client: IoRedisClient): Connector {
  return {
    clustered: client.isCluster === true,
    async send(_key, commands) {
      const results = (await client.pipeline(commands.map(asCall)).exec()) ?? [];
      return results.map(([error, reply]) => {
        if (error) throw error;
        return reply;
      });
    },
  };
}

/** `call` sends also what this version of ioredis has no method for. */
function asCall(command: Command): unknown[] {
  return ['call', ...command];
}
