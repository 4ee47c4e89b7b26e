import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { qrTerminal } from '@watchword/qr';
import { expect, test, vi } from 'vitest';
import { startQuickstart } from './dialogue.ts';

vi.setConfig({ testTimeout: 30_000 });

const firstQuestion = 'Its first code: ';
const nextQuestion = 'Its next code: ';

/** The key as it is shown to someone who cannot scan. */
function keyIn(output: string): string {
  const [, key] = /type its key:\n([A-Z2-7 ]+)\n/.exec(output) ?? [];
  return key ?? '';
}

/** What the program encodes for that key, written out by hand. */
function uriFor(key: string): string {
  return `otpauth://totp/Quickstart:ada%40example.org?secret=${key.replaceAll(' ', '')}&issuer=Quickstart`;
}

/** The code that oathtool, which shares nothing with us, makes from the typed key. `steps` from the current one. */
function codeFrom(key: string, steps: number): string {
  const time = Math.floor(Date.now() / 1000) + 30 * steps;
  const output = execFileSync('oathtool', ['--totp', '--base32', `--now=@${time}`, '-'], { input: key });
  return output.toString('utf8').trim();
}

const oneCode = /[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/g;

/** Links an app, presents its code again, then the next code. Answers what was printed, from the opening on. */
async function walk(): Promise<{
  readonly opening: string;
  readonly answers: readonly string[];
  readonly exitCode: unknown;
}> {
  const quickstart = startQuickstart();
  const opening = await quickstart.until(firstQuestion);
  const [first, next] = [codeFrom(keyIn(opening), 0), codeFrom(keyIn(opening), 1)];
  quickstart.type(first);
  const linked = await quickstart.until(nextQuestion);
  quickstart.type(first);
  const refused = await quickstart.until(nextQuestion);
  quickstart.type(next);
  const accepted = await quickstart.until('once more: ');
  const { exitCode, rest, errors } = await quickstart.end();
  return { opening, answers: [linked, refused, accepted + rest, errors], exitCode };
}

test('A2 A4 the code of the enrollment, and then one used code, are refused', async () => {
  const { answers, exitCode } = await walk();
  expect(answers).toEqual([
    expect.stringMatching(/^Recovery codes, shown once:\n(?:\S{29}\n){10}Accepted\.\n\nIts next code: $/),
    `Refused, already-used.\n${nextQuestion}`,
    'Accepted.\n\nThe same code once more: refused, already-used.\n',
    '',
  ]);
  expect(exitCode).toBe(0);
});

test('A12 a recovery code is accepted where a code of the app is, once', async () => {
  const quickstart = startQuickstart();
  quickstart.type(codeFrom(keyIn(await quickstart.until(firstQuestion)), 0));
  const [code = ''] = (await quickstart.until(nextQuestion)).match(oneCode) ?? [];
  quickstart.type(code);
  await quickstart.until('once more: ');
  expect(await quickstart.end()).toEqual({ exitCode: 0, rest: 'refused, wrong-code.\n', errors: '' });
});

test('U1 the QR code in the terminal holds the key that is shown, for the right issuer and account', async () => {
  const quickstart = startQuickstart();
  const output = await quickstart.until(firstQuestion);
  expect(keyIn(output)).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  expect(output.startsWith(`${qrTerminal(uriFor(keyIn(output)))}\n`)).toBe(true);
  await quickstart.end();
});

test('the README shows what is printed', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const [, picture, dialogue = ''] = /```text\n(.*?)\n\n(Scan.*?)```/s.exec(readme) ?? [];
  const key = keyIn(dialogue);
  const withoutMargin = qrTerminal(uriFor(key), { background: 'light' })
    .replaceAll(/^ +\n| +$/gm, '')
    .trimEnd();
  expect(picture).toBe(withoutMargin);
  const { opening, answers } = await walk();
  const printed = opening.slice(opening.indexOf('Scan')).replace(keyIn(opening), key) + answers.join('');
  expect(dialogue.match(oneCode)).toHaveLength(10);
  expect(dialogue.replaceAll(/(?<=code: )[0-9]{6}\n/g, '').replaceAll(oneCode, '')).toBe(
    printed.replaceAll(oneCode, ''),
  );
});

test('A41 what is no code is refused, and asked for again', async () => {
  const quickstart = startQuickstart();
  await quickstart.until(firstQuestion);
  for (const typed of ['', '12345', 'one two three', '１２３４５６', '-1', '1'.repeat(10_000)]) {
    quickstart.type(typed);
    expect(await quickstart.until(firstQuestion)).toContain('Refused, malformed.');
  }
  await quickstart.end();
});

test('the end of the input ends it, without a stack trace', async () => {
  const quickstart = startQuickstart();
  await quickstart.until(firstQuestion);
  expect(await quickstart.end()).toEqual({ exitCode: 1, rest: '', errors: '' });
});
