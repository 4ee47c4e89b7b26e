import { operator } from '@watchword/core';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '../src/index.ts';
import { challenged, link } from './support/people.ts';
import { openSite, type Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

/** Every operation that the document has, with a body that would do. */
const operations = Object.entries(openApiDocument().paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => [method.toUpperCase(), path.slice(1)] as const),
);
const bodies: Readonly<Record<string, object>> = {
  'POST verify': { code: '123456' },
  'POST enrollments/{id}/confirm': { code: '123456' },
  'PATCH devices/{id}': { name: 'mine' },
};
/** What the challenge needs. */
const open = ['GET status', 'POST verify'];
const guarded = operations.filter(([method, path]) => !open.includes(`${method} ${path}`));

function ask(visitor: Visitor, method: string, path: string, id: string) {
  const body = bodies[`${method} ${path}`];
  return visitor.send(path.replace('{id}', id), {
    method,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
}

test('the document has eight operations', () => {
  expect(operations).toHaveLength(8);
});

describe('who is not signed in', () => {
  test.each(operations)('A36 A42 is answered alike by %s %s, whoever has a device', async (method, path) => {
    const site = openSite();
    const { deviceId } = await link(site);
    site.storage.trips = 0;
    const reply = await ask(site.stranger(), method, path, deviceId);
    expect([reply.status, reply.code]).toEqual([401, 'not-signed-in']);
    expect(reply.headers.get('www-authenticate')).toBe('Session');
    expect(reply.text).toBe((await ask(openSite().stranger(), method, path, 'none')).text);
    expect(site.storage.trips).toBe(0);
  });
});

describe('before the second factor', () => {
  test('A36 status says whether there is one to show, and nothing more', async () => {
    const site = openSite();
    const { visitor, wrong } = await challenged(site);
    expect((await visitor.get('status')).body).toEqual({ enrolled: true, disabled: false });
    for (let times = 0; times < 6; times += 1) await visitor.post('verify', { code: wrong() });
    const retryAt = site.clock.now + 30_000;
    expect((await visitor.get('status')).body).toEqual({ enrolled: true, disabled: false, retryAt });
  });

  test.each(guarded)('A36 V15 %s %s is closed, and changes nothing', async (method, path) => {
    const site = openSite();
    const { visitor, deviceId } = await challenged(site);
    const before = await stored(site);
    const id = path.startsWith('devices') ? deviceId : 'another';
    expect(await ask(visitor, method, path, id)).toMatchObject({ status: 403, code: 'second-factor-required' });
    expect(await stored(site)).toEqual(before);
  });

  test.each(['GET history', 'POST recovery-codes', 'PATCH devices/{id}', 'DELETE devices/{id}'])(
    'A36 %s is closed to who has no device, too',
    async (operation) => {
      const [method = '', path = ''] = operation.split(' ');
      const reply = await ask(openSite().visitor(), method, path, 'none');
      expect(reply).toMatchObject({ status: 403, code: 'second-factor-required' });
    },
  );
});

/** What a session may hold instead of a proof that is good there. */
const badProofs: Readonly<Record<string, (site: Site) => Promise<unknown>>> = {
  nothing: async () => undefined,
  'an object': async () => ({ ok: true }),
  true: async () => true,
  'a text of the right shape': async () => `ww1.test.${'A'.repeat(60)}.${'A'.repeat(43)}`,
  'ten megabytes': async () => `ww1.${'A'.repeat(10_000_000)}`,
  'an operator': async () => operator({ by: 'maria', reason: 'none' }),
  'a proof with one letter changed': async (site) => {
    const proof = await freshProof(site);
    return proof.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'));
  },
  'a proof that has ended': async (site) => {
    const proof = await freshProof(site);
    site.clock.now += 86_400_000;
    return proof;
  },
  'a proof of another user': async (site) => {
    const { visitor } = await link(site, site.visitor('bob'));
    const { binding } = site.sessions.kept.get(visitor.session ?? '')!;
    const { proof, about } = site.sessions.issued.at(-1)!;
    expect(about.binding).toBe(binding);
    return proof;
  },
  'a proof of another session': async (site) => {
    const { proof } = site.sessions.issued.at(-1)!;
    return proof;
  },
  'a proof from before the user was reset': async (site) => {
    const proof = await freshProof(site);
    const authorization = operator({ by: 'maria', reason: 'phone lost' });
    await site.watchword.reset({ userId: 'alice', authorization });
    return proof;
  },
};
const binding = 'the binding of the session';

async function freshProof({ watchword, sessions, clock }: Site): Promise<string> {
  const recovery = sessions.kept.get('recovery')?.known as readonly string[];
  const verified = await watchword.verify({ userId: 'alice', code: recovery[0], binding });
  if (!verified.ok) throw new Error(`${verified.reason} at ${clock.now}`);
  return verified.proof;
}

describe('a session that holds', () => {
  test.each(Object.entries(badProofs))('A39 %s has shown nothing', async (_what, proofOf) => {
    const site = openSite();
    const { recoveryCodes } = await link(site);
    site.sessions.kept.set('recovery', { userId: 'nobody', known: recoveryCodes });
    const visitor = site.visitor();
    const kept = site.sessions.kept.get(visitor.session ?? '')!;
    Object.assign(kept, { proof: await proofOf(site), binding });
    const { status, body } = await visitor.get('status');
    expect([status, Object.keys(body)]).toEqual([200, ['enrolled', 'disabled']]);
    for (const [method, path] of guarded.filter(([, path]) => !path.startsWith('enrollments'))) {
      expect((await ask(visitor, method, path, 'none')).code).toBe('second-factor-required');
    }
    expect(site.reported).toEqual([]);
  });

  test('A39 a proof that is good there has', async () => {
    const site = openSite();
    const { recoveryCodes } = await link(site);
    site.sessions.kept.set('recovery', { userId: 'nobody', known: recoveryCodes });
    const visitor = site.visitor();
    Object.assign(site.sessions.kept.get(visitor.session ?? '')!, { proof: await freshProof(site), binding });
    expect((await visitor.get('history')).status).toBe(200);
  });
});

test('A38 N25 a session ends at its age on the server, whatever the client does', async () => {
  const site = openSite({ policy: { proofSeconds: 3600 } });
  const { visitor } = await link(site);
  expect((await visitor.get('history')).status).toBe(200);
  site.clock.now += 3_600_000;
  expect((await visitor.get('history')).code).toBe('second-factor-required');
});

async function stored({ watchword, storage }: Site): Promise<unknown> {
  const { items } = await storage.history({ userId: 'alice', limit: 100 });
  return { status: await watchword.status({ userId: 'alice' }), events: items };
}
