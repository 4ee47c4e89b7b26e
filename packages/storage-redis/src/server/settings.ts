import type { Command, Connector } from '../client/connector.ts';
import { isList } from '../is-list.ts';
import { type Settings, settingNames } from './risks.ts';

/** Reads the settings of the primary that has a key. Older servers give one setting a command. */
export async function settingsOf(connector: Connector, key: string): Promise<Settings> {
  const questions = settingNames.map((name): Command => ['config', 'get', name]);
  // The first command leads to the node of the key: CONFIG has none.
  const [, ...replies] = await connector.send(key, [['exists', key], ...questions]);
  return new Map(replies.flatMap(pairsOf));
}

/** A list of names and values by RESP 2, a map by RESP 3, which clients give in different ways. */
function pairsOf(reply: unknown): readonly (readonly [string, string])[] {
  if (reply instanceof Map) return [...reply].map(textPair);
  if (isList(reply)) return reply.length === 2 ? [textPair(reply)] : [];
  return typeof reply === 'object' && reply !== null ? Object.entries(reply).map(textPair) : [];
}

function textPair([name, value]: readonly unknown[]): readonly [string, string] {
  return [String(name), String(value)];
}

/** True if the server knows no CONFIG, or does not allow this user to read settings. */
export function isForbidden(error: unknown): boolean {
  return error instanceof Error && /^NOPERM|unknown (sub)?command/i.test(error.message);
}
