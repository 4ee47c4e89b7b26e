import type { Command, Connector } from './connector.ts';
import type { NodeRedisBatch, NodeRedisClient, NodeRedisCluster, NodeRedisSentinel } from './redis-client.ts';

type Client = NodeRedisClient | NodeRedisCluster | NodeRedisSentinel;

/** node-redis rejects the whole of a pipeline whose connection ends, and never sends the rest of it on another one. */
export function nodeRedisConnector(client: Client): Connector {
  return {
    clustered: 'masters' in client,
    send: (key, commands) => batchOf(client, key, commands).execAsPipeline(),
  };
}

/** The three kinds of clients add a raw command each in a way of its own. None is `isReadonly`: that may go to a replica. */
function batchOf(client: Client, key: string, commands: readonly Command[]): NodeRedisBatch {
  if ('masters' in client) return filled(client.multi(), commands, (batch, args) => batch.addCommand(key, false, args));
  if ('getMasterNode' in client)
    return filled(client.multi(), commands, (batch, args) => batch.addCommand(false, args));
  return filled(client.multi(), commands, (batch, args) => batch.addCommand(args));
}

function filled<Batch>(
  batch: Batch,
  commands: readonly Command[],
  add: (batch: Batch, args: string[]) => unknown,
): Batch {
  for (const command of commands) add(batch, [...command]);
  return batch;
}
