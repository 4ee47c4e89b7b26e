import { expect, test } from 'vitest';
import { type SshResult, ssh } from './ssh-client.ts';
import { oathtool } from './test-centre.ts';
import { startTestLander, type TestLander } from './test-lander.ts';

interface SignedIn extends TestLander {
  /** Signs in anew, with a code of its own. */
  readonly run: (args: readonly string[], input?: string) => Promise<SshResult>;
}

async function signedIn(): Promise<SignedIn> {
  const at = await startTestLander();
  const key = await at.enroll(at.mere);
  return {
    ...at,
    async run(args, input = '') {
      at.clock.now += 30_000;
      return ssh({ ...at, code: await oathtool(key, at.clock.now), args, input });
    },
  };
}

test('a terminal greets by name, echoes what is typed, and signs out', async () => {
  const { run } = await signedIn();
  const { exitCode, stdout } = await run(['-tt'], 'whoami\rexit\r');
  expect(exitCode).toBe(0);
  expect(stdout.split('\r\n')).toEqual([
    '',
    'Welcome to the lander, Mere Walker.',
    'Type help to see what you can do here.',
    '',
    'mere@lander$ whoami',
    'mere',
    'mere@lander$ exit',
    '',
  ]);
});

test.each([
  ['a backspace takes one character back', 'whoamx\u007Fi\rexit\r', 'whoamx\b \bi\r\nmere\r\n'],
  ['a backspace on an empty line only rings', '\u007Fwhoami\rexit\r', '\u0007whoami\r\nmere\r\n'],
  ['Ctrl-C drops the line', 'exit\u0003whoami\rexit\r', 'exit^C\r\nmere@lander$ whoami\r\nmere\r\n'],
  ['Ctrl-U wipes the line', 'exit\u0015whoami\rexit\r', `exit${'\b \b'.repeat(4)}whoami\r\nmere\r\n`],
  ['Ctrl-D in a line only rings', 'who\u0004ami\rexit\r', 'who\u0007ami\r\nmere\r\n'],
  ['arrow and function keys do nothing', 'who\u001B[A\u001B[1;5C\u001BOPami\rexit\r', 'whoami\r\nmere\r\n'],
  [
    'control characters and letters beyond ASCII are not echoed',
    'wh\u0000\u009Bō\u0007oami\rexit\r',
    'whoami\r\nmere\r\n',
  ],
  [
    'a line has an end',
    `${'x'.repeat(70)}\rexit\r`,
    `${'x'.repeat(60)}${'\u0007'.repeat(10)}\r\n${'x'.repeat(32)}: no such`,
  ],
])('%s', async (_what, input, shown) => {
  const { run } = await signedIn();
  const { exitCode, stdout } = await run(['-tt'], input);
  expect(stdout).toContain(`mere@lander$ ${shown}`);
  expect(exitCode).toBe(0);
});

test('Ctrl-D on an empty line signs out', async () => {
  const { run } = await signedIn();
  const { exitCode, stdout } = await run(['-tt'], '\u0004');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/mere@lander\$ \r\n$/);
});

test('input from a pipe is run without prompt or echo', async () => {
  const { run } = await signedIn();
  expect(await run(['-T'], 'whoami\nwhoami')).toMatchObject({ exitCode: 0, stdout: 'mere\nmere\n' });
  expect(await run(['-T'], 'nonsense')).toMatchObject({ exitCode: 127 });
  expect(await run(['-T'], 'exit\nwhoami\n')).toMatchObject({ exitCode: 0, stdout: '' });
});

test('a hundred thousand lines at once are answered', async () => {
  const { run } = await signedIn();
  const { exitCode, stdout } = await run(['-T'], 'whoami\n'.repeat(100_000));
  expect(exitCode).toBe(0);
  expect(stdout).toHaveLength(500_000);
});

test('a command runs without a shell', async () => {
  const { run } = await signedIn();
  const { exitCode, stdout } = await run(['help']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('whoami   who you are signed in as\n');
  expect(await run(['-tt', 'whoami'])).toMatchObject({ exitCode: 0, stdout: 'mere\r\n' });
});

test.each([
  'whoami; id',
  '$(id)',
  'constructor',
  '__proto__',
  '../../bin/sh',
  'scp -t /tmp',
  '\u001B[2Jx',
  'whoami\nid',
])('the command %j does not exist', async (command) => {
  const { run } = await signedIn();
  const { exitCode, stdout } = await run([command]);
  expect(exitCode).toBe(127);
  expect(stdout).toMatch(/^\P{Cc}+: no such command here\. Type help for those there are\.\n$/u);
});

test('wrong codes since the last sign-in are told to the owner', async () => {
  const at = await signedIn();
  await ssh({ ...at, code: '000000' });
  await ssh({ ...at, code: '000000' });
  const { stdout } = await at.run(['-tt'], 'exit\r');
  expect(stdout).toContain(
    'There were 2 wrong codes since your last sign-in. If that was not you, change your password.',
  );
});

test.each([
  ['file transfer', ['-s', 'sftp'], 'subsystem request failed'],
  [
    'forwarding to here',
    ['-N', '-o', 'ExitOnForwardFailure=yes', '-R', '0:127.0.0.1:9'],
    'remote port forwarding failed',
  ],
  ['forwarding from here', ['-W', '127.0.0.1:22'], 'administratively prohibited'],
])('there is no %s', async (_what, args, refusal) => {
  const { run } = await signedIn();
  const { exitCode, stderr } = await run(args);
  expect(exitCode).toBe(255);
  expect(stderr).toContain(refusal);
});

test('variables that a client sends are not taken', async () => {
  const { run } = await signedIn();
  expect(await run(['-o', 'SetEnv=LD_PRELOAD=x', 'whoami'])).toMatchObject({ exitCode: 0, stdout: 'mere\n' });
});
