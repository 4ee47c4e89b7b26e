import { expect, test } from 'vitest';
import { ssh } from './ssh-client.ts';
import { oathtool } from './test-centre.ts';
import { startTestLander } from './test-lander.ts';

test('S1 password and code sign in, asked for one after the other', async () => {
  const at = await startTestLander();
  const code = await oathtool(await at.enroll(at.mere), at.clock.now);
  expect(await ssh({ ...at, code, args: ['whoami'] })).toEqual({
    exitCode: 0,
    stdout: 'mere\n',
    stderr: '',
    asked: '(mere@127.0.0.1) Login Password (First Factor): \n(mere@127.0.0.1) Authenticator Code (Second Factor): \n',
  });
  expect(at.lines).toEqual([
    expect.stringMatching(/^sign-in accepted: login="mere" ip=127\.0\.0\.1 client="SSH-2\.0-/),
  ]);
});

test('A1 the same code again is refused, with the seconds to wait', async () => {
  const at = await startTestLander();
  const code = await oathtool(await at.enroll(at.mere), at.clock.now);
  expect(await ssh({ ...at, code, args: ['whoami'] })).toMatchObject({ exitCode: 0 });
  const again = await ssh({ ...at, code, args: ['whoami'] });
  expect(again).toMatchObject({ exitCode: 255, stdout: '' });
  expect(again.stderr).toContain('That code was already used, or is older than the last one.');
  expect(again.stderr).toContain('Your app shows the next in 15 seconds.');
  at.clock.now += 15_000;
  expect(await ssh({ ...at, code, args: ['whoami'] })).toMatchObject({ exitCode: 255, stdout: '' });
});

test('A1 of two logins with one code at the same time exactly one gets in, in each of ten rounds', async () => {
  const at = await startTestLander();
  const key = await at.enroll(at.mere);
  for (let round = 0; round < 10; round += 1) {
    const code = await oathtool(key, at.clock.now);
    const both = await Promise.all([ssh({ ...at, code, args: ['whoami'] }), ssh({ ...at, code, args: ['whoami'] })]);
    expect(new Set(both.map(({ exitCode }) => exitCode))).toEqual(new Set([0, 255]));
    at.clock.now += 30_000;
  }
});

test('A6 S5 a code that was used elsewhere is refused here, and the other way round', async () => {
  const at = await startTestLander();
  const key = await at.enroll(at.mere);
  const web = { userId: at.mere.id, context: { channel: 'web' } };
  const first = await oathtool(key, at.clock.now);
  expect(await at.centre.watchword.verify({ ...web, code: first })).toMatchObject({ ok: true });
  expect(await ssh({ ...at, code: first, args: ['whoami'] })).toMatchObject({ exitCode: 255 });
  at.clock.now += 30_000;
  const second = await oathtool(key, at.clock.now);
  expect(await ssh({ ...at, code: second, args: ['whoami'] })).toMatchObject({ exitCode: 0 });
  expect(await at.centre.watchword.verify({ ...web, code: second })).toMatchObject({ reason: 'already-used' });
});

test('A4 A3 the code that linked the app, and an older one than the last, are refused', async () => {
  const at = await startTestLander();
  const key = await at.enroll(at.mere);
  const codes = await Promise.all([-60_000, -30_000, 0].map((ago) => oathtool(key, at.clock.now + ago)));
  const [linked, older, newer] = codes as [string, string, string];
  at.clock.now -= 30_000;
  expect(await ssh({ ...at, code: linked })).toMatchObject({ exitCode: 255 });
  at.clock.now += 30_000;
  expect(await ssh({ ...at, code: newer, args: ['whoami'] })).toMatchObject({ exitCode: 0 });
  expect(await ssh({ ...at, code: older, args: ['whoami'] })).toMatchObject({ exitCode: 255 });
});

test('A42 unknown login, wrong password and wrong code read the same', async () => {
  const at = await startTestLander();
  const code = await oathtool(await at.enroll(at.mere), at.clock.now);
  const refused = await Promise.all([
    ssh({ ...at, login: 'nobody', code }),
    ssh({ ...at, password: 'not it', code }),
    ssh({ ...at, code: '000000' }),
    ssh({ ...at, code: 'not a code' }),
  ]);
  const looks = refused.map(({ exitCode, stdout, stderr, asked }) =>
    [exitCode, stdout, stderr, asked].join('\n').replaceAll('nobody', 'mere'),
  );
  expect(new Set(looks)).toHaveProperty('size', 1);
  expect(refused[0]?.stderr).toContain('Not accepted. Check your login, your password,');
  expect(refused[0]?.stderr).toContain('Stuck? Write to support@my-hpc.example');
});

test('someone without an app is told where to link one', async () => {
  const at = await startTestLander();
  const { exitCode, stderr } = await ssh({ ...at, code: '123456' });
  expect(exitCode).toBe(255);
  expect(stderr).toContain(
    'No authenticator app is linked to your account yet. Link one at http://127.0.0.1:3000 first.',
  );
});
