import type { StoredAccount } from '@watchword/core/storage';
import { userKeys } from '../keys.ts';
import { schemaVersion } from '../schema/schema.ts';
import { answerOf } from '../scripts/answer.ts';
import { run } from '../scripts/script.ts';
import { loadScript } from '../scripts/scripts.ts';
import type { Store } from '../store.ts';

/** The account of a user, as the primary has it. */
export async function load({ connector, prefix, name }: Store, userId: string): Promise<StoredAccount | undefined> {
  const { users, account } = userKeys(prefix, userId);
  const [reply] = await run(connector, loadScript, { keys: [users, account], args: [String(schemaVersion), userId] });
  const answer = answerOf(reply, { account: 2, none: 0 }, name);
  return answer.status === 'none'
    ? undefined
    : { revision: answer.texts[0] as string, account: answer.texts[1] as string };
}
