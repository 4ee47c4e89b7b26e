import { createHash } from 'node:crypto';
import type { Command, Connector } from '../client/connector.ts';

/** A Lua script, which the server runs as one step. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

export function script(text: string): Script {
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}

/** What a script is run with. */
export interface ScriptInput {
  readonly keys: readonly [string, ...string[]];
  readonly args: readonly string[];
  /** Commands that follow it on the same connection. */
  readonly after?: readonly Command[];
}

/**
 * Runs a script in one round trip, or in two if this server does not know it yet: after a restart, a failover or a
 * SCRIPT FLUSH.
 *
 * @returns its reply, and those of the commands that follow
 */
export async function run(
  connector: Connector,
  { text, sha }: Script,
  input: ScriptInput,
): Promise<readonly unknown[]> {
  const { keys, args, after = [] } = input;
  const rest = [String(keys.length), ...keys, ...args];
  try {
    return await connector.send(keys[0], [['evalsha', sha, ...rest], ...after]);
  } catch (error) {
    if (!isUnknownScript(error)) throw error;
    return connector.send(keys[0], [['eval', text, ...rest], ...after]);
  }
}

function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}
