/** The attributes of an entry: `otp` holds a URI, or `TOTP Seed` a typed key beside its `TOTP Settings`. */
export type Entry = Readonly<Record<string, string>>;

/** A database in KeePass's XML, with entries called "entry 0", "entry 1" and so on. The command cannot set a key itself. */
export function databaseXml(entries: readonly Entry[]): string {
  const children = entries.map((entry, index) => element(index + 1, { Title: `entry ${index}`, ...entry }));
  return `<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta/><Root><Group><UUID>${uuid(0)}</UUID>
${children.join('\n')}
</Group></Root></KeePassFile>`;
}

function element(number: number, entry: Entry): string {
  const strings = Object.entries(entry).map(
    ([key, value]) => `<String><Key>${escaped(key)}</Key><Value>${escaped(value)}</Value></String>`,
  );
  return `<Entry><UUID>${uuid(number)}</UUID>${strings.join('')}</Entry>`;
}

function uuid(number: number): string {
  return Buffer.from(number.toString(16).padStart(32, '0'), 'hex').toString('base64');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
