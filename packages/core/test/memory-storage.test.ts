import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Change, memoryStorage, type Storage } from '../src/index.ts';
import { failureOf } from './support/failures.ts';

let storage: Storage = memoryStorage();

afterEach(() => {
  vi.unstubAllEnvs();
  storage = memoryStorage();
});

function put(userId: string, expected: string | null, next: string, more: Partial<Change> = {}): Promise<boolean> {
  return storage.commit({ userId, expected, next, account: `account ${next}`, events: [], keepSince: 0, ...more });
}

describe('the memory storage', () => {
  it('A1 commits only if the revision is the expected one', async () => {
    expect(await storage.load('a')).toBeUndefined();
    expect(await put('a', 'r0', 'r1')).toBe(false);
    expect(await put('a', null, 'r1')).toBe(true);
    expect(await put('a', null, 'r2')).toBe(false);
    expect(await put('a', 'r0', 'r2')).toBe(false);
    expect(await storage.load('a')).toEqual({ revision: 'r1', account: 'account r1' });
    expect(await put('a', 'r1', 'r2')).toBe(true);
  });

  it('A10 says true to the same commit sent again, and stores its events once', async () => {
    const events = [{ at: 1, event: 'e' }];
    expect(await put('a', null, 'r1', { events })).toBe(true);
    expect(await put('a', null, 'r1', { events })).toBe(true);
    expect(await storage.history({ userId: 'a', limit: 10 })).toEqual({ items: ['e'] });
  });

  it('A8 refuses a stale revision after the user was erased and made anew', async () => {
    await put('a', null, 'r1');
    expect(await put('a', 'r1', 'gone', { account: null })).toBe(true);
    await put('a', null, 'r2');
    expect(await put('a', 'r1', 'r3')).toBe(false);
  });

  it('N16 erases a user with the events', async () => {
    await put('a', null, 'r1', { events: [{ at: 1, event: 'e' }] });
    await put('a', 'r1', 'gone', { account: null });
    expect(await storage.load('a')).toBeUndefined();
    expect(await storage.history({ userId: 'a', limit: 10 })).toEqual({ items: [] });
    expect(await storage.list({ limit: 10 })).toEqual({ items: [] });
  });

  it('A1 gives copies: changing one changes nothing', async () => {
    const events = [{ at: 1, event: 'e' }];
    await put('a', null, 'r1', { events });
    events[0]!.event = 'changed';
    Object.assign((await storage.load('a'))!, { account: 'changed', revision: 'changed' });
    ((await storage.history({ userId: 'a', limit: 10 })).items as string[]).push('changed');
    expect(await storage.load('a')).toEqual({ revision: 'r1', account: 'account r1' });
    expect(await storage.history({ userId: 'a', limit: 10 })).toEqual({ items: ['e'] });
  });

  it('N15 pages through events, newest first, undisturbed by what comes in between', async () => {
    const events = [1, 2, 3, 4, 5].map((at) => ({ at, event: `e${at}` }));
    await put('a', null, 'r1', { events });
    const first = await storage.history({ userId: 'a', limit: 2 });
    await put('a', 'r1', 'r2', { events: [{ at: 6, event: 'e6' }] });
    const second = await storage.history({ userId: 'a', limit: 2, before: first.next! });
    const third = await storage.history({ userId: 'a', limit: 2, before: second.next! });
    expect([first.items, second.items, third.items]).toEqual([['e5', 'e4'], ['e3', 'e2'], ['e1']]);
    expect(third).not.toHaveProperty('next');
  });

  it('N15 ends exactly at a full last page', async () => {
    await put('a', null, 'r1', { events: [1, 2].map((at) => ({ at, event: `e${at}` })) });
    expect(await storage.history({ userId: 'a', limit: 2 })).toEqual({ items: ['e2', 'e1'] });
  });

  it('N15 drops the events of that user that are older than they are kept', async () => {
    await put('a', null, 'r1', { events: [{ at: 10, event: 'a10' }] });
    await put('b', null, 'r1', { events: [{ at: 10, event: 'b10' }] });
    await put('a', 'r1', 'r2', { events: [{ at: 20, event: 'a20' }], keepSince: 11 });
    expect((await storage.history({ userId: 'a', limit: 10 })).items).toEqual(['a20']);
    expect((await storage.history({ userId: 'b', limit: 10 })).items).toEqual(['b10']);
  });

  it('A14 keeps ids apart byte for byte, and lists each once', async () => {
    const ids = [
      'alice',
      'ALICE',
      'alice ',
      '\u00e9',
      'e\u0301',
      '__proto__',
      'constructor',
      '}{',
      '🚀',
      'a'.repeat(255),
    ];
    for (const id of ids) expect(await put(id, null, `r of ${id}`)).toBe(true);
    const listed: string[] = [];
    let after: string | undefined;
    do {
      const page = await storage.list({ limit: 3, ...(after !== undefined && { after }) });
      listed.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    expect(listed.toSorted()).toEqual(ids.toSorted());
    for (const id of ids) expect(await storage.load(id)).toMatchObject({ revision: `r of ${id}` });
  });

  it('refuses what is no cursor, as databases do', async () => {
    const texts = ['', '0', '-1', '1.5', '1 ', ' 1', '1e3', '٣', 'YWxpY2U=', '!', '\u0000', 'x'.repeat(5000)];
    for (const cursor of [...texts, 7, null, {}, ['1']] as string[]) {
      const history = () => storage.history({ userId: 'a', limit: 1, before: cursor });
      expect([cursor, await failureOf(history)]).toMatchObject([cursor, { code: 'misuse' }]);
    }
    for (const cursor of ['', 'YWxpY2U=', '!', '\u0000', 7, null, {}, ['1']] as string[]) {
      const list = () => storage.list({ limit: 1, after: cursor });
      expect([cursor, await failureOf(list)]).toMatchObject([cursor, { code: 'misuse' }]);
    }
  });

  it('refuses what is no limit, and gives at most 1000 items at once', async () => {
    for (const limit of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '10', null, undefined, 10n] as number[]) {
      for (const call of [() => storage.history({ userId: 'a', limit }), () => storage.list({ limit })]) {
        expect([limit, await failureOf(call)]).toMatchObject([limit, { code: 'misuse' }]);
      }
    }
    await put('a', null, 'r1', { events: Array.from({ length: 1001 }, (_, at) => ({ at, event: `e${at}` })) });
    const first = await storage.history({ userId: 'a', limit: 5000 });
    const second = await storage.history({ userId: 'a', limit: 5000, before: first.next! });
    expect([first.items.length, second.items]).toEqual([1000, ['e0']]);
  });

  it('T20 A43 refuses to start in production, unless told that it may', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    const failure = await failureOf(() => memoryStorage());
    expect(failure).toMatchObject({ code: 'misuse' });
    expect(failure.message).toContain('@watchword/storage-sqlite');
    for (const value of [false, 1, 'true']) {
      const options = { dangerouslyAllowInProduction: value as boolean };
      expect(await failureOf(() => memoryStorage(options))).toMatchObject({ code: 'misuse' });
    }
    expect(() => memoryStorage({ dangerouslyAllowInProduction: true })).not.toThrow();
  });
});
