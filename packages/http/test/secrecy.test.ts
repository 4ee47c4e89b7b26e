import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { begin, link } from './support/people.ts';
import { openSite } from './support/site.ts';
import type { Reply } from './support/visitor.ts';

/** Everything that could be written somewhere while a test runs. */
function sinks(): string[] {
  const written: string[] = [];
  const note = (...values: unknown[]) => void written.push(inspect(values, { depth: 20, showHidden: true }));
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(note),
  );
  spies.push(vi.spyOn(process, 'emitWarning').mockImplementation(note) as never);
  spies.push(vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0) as never);
  spies.push(vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0) as never);
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
  return written;
}

test('U11 A18 A32 V19 the secret and the codes are in the one answer that hands them over, and nowhere else', async () => {
  const written = sinks();
  const site = openSite();
  const visitor = site.visitor();
  const { enrollmentId, uri, manualKey, code, confirm } = await begin(site, visitor, { deviceName: 'Phone' });
  const typed = [code(600), code()];
  const replies: Reply[] = [await confirm(typed[0]), await confirm(typed[1])];
  const recoveryCodes = replies[1]?.body.recoveryCodes ?? [];
  expect(recoveryCodes).toHaveLength(10);
  site.clock.now += 90_000;
  typed.push(code(), recoveryCodes[0] ?? '');
  replies.push(await visitor.post('verify', { code: typed[2] }), await visitor.post('verify', { code: typed[2] }));
  replies.push(await visitor.post('verify', { code: typed[3] }), await visitor.post('verify', { code: typed[3] }));
  replies.push(
    await visitor.get('status'),
    await visitor.get('history'),
    await visitor.patch(`devices/${enrollmentId}`, { name: 'P' }),
  );
  site.storage.down = true;
  replies.push(await visitor.post('verify', { code: typed[2] }), await visitor.get('status'));

  // Events and reports are told after the answer.
  await setImmediate();
  await setImmediate();
  expect(site.events.length).toBeGreaterThan(5);
  expect(site.reported).toHaveLength(2);

  const secret = manualKey.replaceAll(' ', '');
  const secrets = [
    uri,
    manualKey,
    secret,
    ...typed,
    ...recoveryCodes,
    ...recoveryCodes.map((each) => each.replaceAll('-', '')),
  ];
  const proofs = site.sessions.issued.map(({ proof }) => proof);
  const answered = replies.filter(({ body }) => body.recoveryCodes === undefined).map(({ text }) => text);
  const told = [...written, ...answered, inspect([site.events, site.reported], { depth: 20, showHidden: true })].join(
    '\n',
  );
  for (const each of [...secrets, ...proofs]) expect(told.includes(each), each).toBe(false);
  for (const { headers } of replies) {
    const all = inspect([...headers]);
    for (const each of [...secrets, ...proofs]) expect(all.includes(each)).toBe(false);
  }
});

test('V18 U11 no address of the API carries anything but ids', async () => {
  const site = openSite();
  const asked: string[] = [];
  const handler = site.handler;
  const visitor = site.visitor();
  const { code, confirm, uri } = await begin(site, visitor);
  const request = new Request(`https://my.my-hpc.example/two-factor/api/verify?code=${code()}`, {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      cookie: `session=${visitor.session}`,
    },
    body: '{}',
  });
  asked.push(String((await handler(request)).status));
  expect(asked).toEqual(['400']);
  expect((await confirm()).status).toBe(200);
  expect(uri).toContain('secret=');
});

test('A32 the secret of a linked device cannot be had again', async () => {
  const site = openSite();
  const { visitor, deviceId } = await link(site);
  const { manualKey } = await begin(site, visitor);
  const texts = [await visitor.get('status'), await visitor.get('history'), await visitor.get('openapi.json')];
  for (const { text } of texts) expect(text).not.toMatch(/otpauth:|sealed|lastStep|generation|salt|hash/i);
  expect(await visitor.get(`devices/${deviceId}`)).toMatchObject({ status: 405 });
  expect(manualKey).not.toBe('');
});
