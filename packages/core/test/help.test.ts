import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WatchwordError, type WatchwordErrorCode } from '../src/index.ts';

const codes: Readonly<Record<WatchwordErrorCode, true>> = {
  misuse: true,
  'invalid-user-id': true,
  'unknown-option': true,
  'no-key': true,
  'bad-key': true,
  'unknown-key': true,
  keys: true,
  'corrupt-account': true,
  'newer-schema': true,
  storage: true,
  contention: true,
  clock: true,
};
const guide = readFileSync(new URL('../../../docs/guides/errors.md', import.meta.url), 'utf8');

describe('the help of an error', () => {
  it.each(Object.keys(codes))('points to a section of the guide: %s', (code) => {
    const { help } = new WatchwordError(code as WatchwordErrorCode, 'x');
    expect(help).toMatch(new RegExp(`^https://.*/guides/errors#${code}$`));
    expect(guide).toContain(`\n## ${code}\n`);
  });
});
