import { clusterConnector } from './cluster-connector.ts';
import type { Command, Connector } from './connector.ts';
import type { IoRedisClient } from './redis-client.ts';

/**
 * ioredis sends a pipeline to the node of its keys. If the connection ends after some replies, it rejects the rest of the
 * pipeline; if it ends before all of them, it sends the whole again, which is harmless because commits may be.
 */
export function ioRedisConnector(client: IoRedisClient): Connector {
  const sendTogether = (_key: string, commands: readonly Command[]) => pipeline(client, commands);
  if (client.isCluster !== true) return { clustered: false, send: sendTogether };
  return clusterConnector({ sendOne: (_key, [name, ...args]) => client.call(name, ...args), sendTogether });
}

async function pipeline(client: IoRedisClient, commands: readonly Command[]): Promise<readonly unknown[]> {
  // `call` sends also what this version of ioredis has no method for.
  const results = (await client.pipeline(commands.map((command) => ['call', ...command])).exec()) ?? [];
  return results.map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
}
