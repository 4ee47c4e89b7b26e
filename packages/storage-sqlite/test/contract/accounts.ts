import { describe, expect, it } from 'vitest';
import { change, commit, eventsFrom, revision, wholeHistory } from './changes.ts';
import { type MakeStore, withStore } from './store.ts';

/** One caller at a time: what is kept, replaced, refused and erased. */
export function accountContract(makeStore: MakeStore): void {
  const onStore = (test: Parameters<typeof withStore>[1]) => withStore(makeStore, test);

  describe('an account', () => {
    it(
      'is undefined until it is created, and then what was committed',
      onStore(async (store) => {
        const storage = await store.connect();
        expect(await storage.load('alice')).toBeUndefined();
        const { next } = await commit(storage, { account: '{"schema":1}' });
        expect(await storage.load('alice')).toEqual({ revision: next, account: '{"schema":1}' });
      }),
    );

    it(
      'is replaced at the revision that is stored, and at no other',
      onStore(async (store) => {
        const storage = await store.connect();
        const { next } = await commit(storage, { account: '1' });
        expect(await storage.commit(change({ expected: revision(), account: '2' }))).toBe(false);
        expect(await storage.commit(change({ expected: next, next: 'second', account: '3' }))).toBe(true);
        expect(await storage.commit(change({ expected: next, account: '4' }))).toBe(false);
        expect(await storage.load('alice')).toEqual({ revision: 'second', account: '3' });
      }),
    );

    it(
      'A14 is not created over one that exists',
      onStore(async (store) => {
        const storage = await store.connect();
        const { next } = await commit(storage, { account: 'first' });
        expect(await storage.commit(change({ account: 'second', events: eventsFrom(1, 1) }))).toBe(false);
        expect(await storage.load('alice')).toEqual({ revision: next, account: 'first' });
        expect(await wholeHistory(storage)).toEqual([]);
      }),
    );

    it(
      'is not created by a change that expects one',
      onStore(async (store) => {
        const storage = await store.connect();
        expect(await storage.commit(change({ expected: revision() }))).toBe(false);
        expect(await storage.load('alice')).toBeUndefined();
      }),
    );

    it(
      'A19 is seen by another connection as soon as its commit is acknowledged',
      onStore(async (store) => {
        const [writer, reader] = [await store.connect(), await store.connect()];
        const { next } = await commit(writer, { account: 'failures: 1' });
        expect(await reader.load('alice')).toEqual({ revision: next, account: 'failures: 1' });
        await commit(writer, { expected: next, next: 'second', account: 'failures: 2' });
        expect(await reader.load('alice')).toEqual({ revision: 'second', account: 'failures: 2' });
      }),
    );

    it(
      'keeps every text as it is',
      onStore(async (store) => {
        const storage = await store.connect();
        const name = '\u0000 \ud800 \udfff \u2028 \r\n "\\\' %s ? $1 é é 😀';
        const account = JSON.stringify({ name, filler: 'ä'.repeat(1_000_000) });
        await commit(storage, { account });
        expect((await storage.load('alice'))?.account).toBe(account);
      }),
    );

    it(
      'is handed out as a copy',
      onStore(async (store) => {
        const storage = await store.connect();
        const { next } = await commit(storage);
        Object.assign((await storage.load('alice')) ?? {}, { revision: 'forged', account: 'forged' });
        expect(await storage.load('alice')).toEqual({ revision: next, account: '{}' });
      }),
    );
  });

  describe('a commit that is sent again', () => {
    it(
      'answers true and changes nothing',
      onStore(async (store) => {
        const storage = await store.connect();
        const created = await commit(storage, { events: eventsFrom(1, 2) });
        expect(await storage.commit(created)).toBe(true);
        const replaced = await commit(storage, { expected: created.next, events: eventsFrom(3, 1) });
        expect(await storage.commit(replaced)).toBe(true);
        expect(await wholeHistory(storage)).toEqual(['3', '2', '1']);
      }),
    );

    it(
      'answers false once another commit has followed',
      onStore(async (store) => {
        const storage = await store.connect();
        const created = await commit(storage);
        await commit(storage, { expected: created.next, account: 'later' });
        expect(await storage.commit(created)).toBe(false);
        expect((await storage.load('alice'))?.account).toBe('later');
      }),
    );
  });

  describe('erasing', () => {
    it(
      'takes the account and its events, and nobody else’s',
      onStore(async (store) => {
        const storage = await store.connect();
        const { next } = await commit(storage, { events: eventsFrom(1, 2) });
        await commit(storage, { userId: 'bob', events: eventsFrom(3, 1) });
        expect(await storage.commit(change({ expected: next, account: null, events: eventsFrom(9, 1) }))).toBe(true);
        expect(await storage.load('alice')).toBeUndefined();
        expect(await wholeHistory(storage)).toEqual([]);
        expect(await wholeHistory(storage, 'bob')).toEqual(['3']);
      }),
    );

    it(
      'does nothing at another revision',
      onStore(async (store) => {
        const storage = await store.connect();
        const { next } = await commit(storage, { events: eventsFrom(1, 1) });
        expect(await storage.commit(change({ expected: revision(), account: null }))).toBe(false);
        expect(await storage.commit(change({ expected: null, account: null }))).toBe(false);
        expect((await storage.load('alice'))?.revision).toBe(next);
        expect(await wholeHistory(storage)).toEqual(['1']);
      }),
    );

    it(
      'A8 ends every revision from before: a late commit does not reach the account made anew',
      onStore(async (store) => {
        const storage = await store.connect();
        const { next: old } = await commit(storage, { account: 'old secret' });
        await commit(storage, { expected: old, account: null });
        expect(await storage.commit(change({ expected: old, account: 'old secret again' }))).toBe(false);
        await commit(storage, { account: 'new secret' });
        expect(await storage.commit(change({ expected: old, account: 'old secret again' }))).toBe(false);
        expect((await storage.load('alice'))?.account).toBe('new secret');
      }),
    );
  });
}
