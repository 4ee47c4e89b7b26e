import type { Command, Connector } from './connector.ts';

/** How a cluster client sends to the node of a key. */
interface ClusterClient {
  /** One command, to wherever the key has moved. */
  readonly sendOne: (key: string, command: Command) => Promise<unknown>;
  /** Several on one connection, to where the client believes the key to be. */
  readonly sendTogether: (key: string, commands: readonly Command[]) => Promise<readonly unknown[]>;
}

/**
 * Both packages follow a key that has moved with single commands, and learn by that where it is; with several together they
 * fail, over and over. So those are sent again after a single command has followed.
 */
export function clusterConnector({ sendOne, sendTogether }: ClusterClient): Connector {
  return {
    clustered: true,
    async send(key, commands) {
      const [first, ...rest] = commands;
      if (first && rest.length === 0) return [await sendOne(key, first)];
      try {
        return await sendTogether(key, commands);
      } catch (error) {
        if (!hasMoved(error)) throw error;
        await sendOne(key, ['exists', key]);
        return sendTogether(key, commands);
      }
    },
  };
}

function hasMoved(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('MOVED');
}
