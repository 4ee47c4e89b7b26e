import { type ReadUri, readUri } from '../read-uri.ts';
import { atEach, type Client } from './client.ts';
import { run } from './run.ts';

/** One shell for all codes, because a process for each would be most of the time. */
const script = `set -e
while IFS='|' read -r hash digits period now key; do
  printf '%s\\n' "$key" | oathtool --totp="$hash" -d "$digits" -s "$period" -N "$now" -b -
done`;

/** How a key is typed, and what is set beside it. */
export type TypedKey = Omit<ReadUri, 'issuer' | 'account'>;

/** What `oathtool` shows for keys as they are typed. It reads no URIs. */
export async function oathtoolCodes(second: number, keys: readonly TypedKey[]): Promise<readonly string[]> {
  const lines = keys.map(({ algorithm, digits, period, secret }) =>
    [algorithm.toLowerCase(), digits, `${period}s`, `@${second}`, secret].join('|'),
  );
  const output = await run('sh', ['-c', script], { input: lines.map((line) => `${line}\n`).join('') });
  return output.split('\n').slice(0, keys.length);
}

/** The OATH Toolkit's program, in C. */
export const oathtool: Client = {
  name: 'oathtool',
  lastSecond: Number.POSITIVE_INFINITY,
  codes: (seconds, uris) => atEach(seconds, (second) => oathtoolCodes(second, uris.map(readUri))),
};
