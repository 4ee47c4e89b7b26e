import { readFileSync } from 'node:fs';

const guide = readFileSync(new URL('../../../../docs/guides/postgres.md', import.meta.url), 'utf8');

/** The SQL of a section of the guide, for tables with another prefix and another role: what is tested is what is printed. */
export function sqlOfGuide(section: string, prefix: string, role = 'app'): string {
  const sql = new RegExp(`^## ${section}$[^]*?^\`\`\`sql$([^]*?)^\`\`\`$`, 'm').exec(guide)?.[1];
  if (sql === undefined) throw new Error(`The guide has no SQL in the section ${section}.`);
  return sql.replaceAll('watchword_', prefix).replaceAll(/\bapp\b/g, role);
}
