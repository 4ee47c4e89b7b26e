import { clusterConnector } from './cluster-connector.ts';
import type { Connector } from './connector.ts';
import type { NodeRedisClient, NodeRedisCluster, NodeRedisSentinel } from './redis-client.ts';

/** What may go to a replica is `true`. */
const readonly = false;

/**
 * node-redis rejects the whole of a pipeline whose connection ends, and never sends the rest of it on another one. Its three kinds of
 * clients take raw commands each in a way of its own.
 */
export function nodeRedisConnector(client: NodeRedisClient | NodeRedisCluster | NodeRedisSentinel): Connector {
  if ('masters' in client) return ofCluster(client);
  return 'getMasterNode' in client ? ofSentinel(client) : ofClient(client);
}

function ofClient(client: NodeRedisClient): Connector {
  return {
    clustered: false,
    send(_key, commands) {
      const batch = client.multi();
      for (const command of commands) batch.addCommand([...command]);
      return batch.execAsPipeline();
    },
  };
}

function ofSentinel(client: NodeRedisSentinel): Connector {
  return {
    clustered: false,
    send(_key, commands) {
      const batch = client.multi();
      for (const command of commands) batch.addCommand(readonly, [...command]);
      return batch.execAsPipeline();
    },
  };
}

function ofCluster(cluster: NodeRedisCluster): Connector {
  return clusterConnector({
    sendOne: (key, command) => cluster.sendCommand(key, readonly, [...command]),
    sendTogether(key, commands) {
      const batch = cluster.multi();
      for (const command of commands) batch.addCommand(key, readonly, [...command]);
      return batch.execAsPipeline();
    },
  });
}
