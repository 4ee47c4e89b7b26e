import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEach, type Client, type CodesAt } from './client.ts';
import { databaseXml, type Entry } from './keepassxc-xml.ts';
import { run, runAt } from './run.ts';

/** What KeePassXC shows for the entries of a new database, all of them in one process for each second. */
export async function keepassxcCodes(
  seconds: readonly number[],
  entries: readonly Entry[],
): Promise<readonly CodesAt[]> {
  const folder = await mkdtemp(join(tmpdir(), 'watchword-keepassxc-'));
  try {
    // No window, and nothing in the home of whoever runs the tests.
    const env = { QT_QPA_PLATFORM: 'offscreen', HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder };
    const open = await makeDatabase(folder, entries, env);
    const input = entries.map((_, index) => `show -t "entry ${index}"\n`).join('');
    return await atEach(seconds, async (second) => codesIn(await runAt(second, open, { env, input }), entries.length));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Answers the command that opens it. */
async function makeDatabase(
  folder: string,
  entries: readonly Entry[],
  env: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const xml = join(folder, 'entries.xml');
  const key = join(folder, 'key');
  const database = join(folder, 'entries.kdbx');
  await writeFile(xml, databaseXml(entries));
  await writeFile(key, 'the key file of a test');
  await run('keepassxc-cli', ['import', '-q', '-t', '100', '--set-key-file', key, xml, database], { env });
  return ['keepassxc-cli', 'open', '-q', '--no-password', '-k', key, database];
}

/** It repeats each command, and says nothing on its standard output about an entry whose key it cannot read. */
function codesIn(output: string, expected: number): readonly string[] {
  const codes = output.split('\n').filter((line) => /^[0-9]+$/.test(line));
  if (codes.length === expected) return codes;
  throw new Error(`KeePassXC showed ${codes.length} codes for ${expected} entries.`);
}

/** The password manager, by its own command. */
export const keepassxc: Client = {
  name: 'KeePassXC',
  // Measured with 2.7.4: from then on it shows the code of that second for ever.
  lastSecond: 2 ** 32 - 1,
  codes: (seconds, uris) =>
    keepassxcCodes(
      seconds,
      uris.map((otp) => ({ otp })),
    ),
};
