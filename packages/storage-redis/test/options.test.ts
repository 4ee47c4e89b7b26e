import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { redisStorage } from '../src/index.ts';
import { ioRedis } from './support/clients.ts';
import { redisUrls } from './support/servers.ts';
import { storageOn } from './support/started.ts';

const client = {
  isCluster: false,
  call: () => Promise.reject(new Error()),
  pipeline: () => ({ exec: () => Promise.reject(new Error()) }),
};

describe('an option', () => {
  it.each([
    [{ client: undefined }, 'client must be a client of the package redis'],
    [{ client: null }, 'client must be a client of the package redis'],
    [{ client: {} }, 'client must be a client of the package redis'],
    [{ client: 'redis://localhost' }, 'client must be a client of the package redis'],
    [{ prefix: '' }, 'prefix must be'],
    [{ prefix: 'a{b}' }, 'prefix must be'],
    [{ prefix: 'a b' }, 'prefix must be'],
    [{ prefix: 'ä' }, 'prefix must be'],
    [{ prefix: 'x'.repeat(101) }, 'prefix must be'],
    [{ prefix: 7 }, 'prefix must be'],
    [{ timeoutMs: 0 }, 'timeoutMs must be a whole number from 1 to 9000'],
    [{ timeoutMs: 9001 }, 'timeoutMs must be a whole number from 1 to 9000'],
    [{ timeoutMs: Number.NaN }, 'timeoutMs must be a whole number'],
    [{ timeoutMs: '5' }, 'timeoutMs must be a whole number'],
    [{ durability: { replicas: -1 } }, 'durability.replicas must be'],
    [{ durability: { replicas: 1.5 } }, 'durability.replicas must be'],
    [{ durability: { timeoutMs: 0 } }, 'durability.timeoutMs must be a whole number from 1 to 5000'],
    [{ durability: { timeoutMs: 6000 } }, 'durability.timeoutMs must be a whole number from 1 to 5000'],
    [{ durability: { disk: 'yes' } }, 'durability.disk must be true or false'],
    [{ durability: null }, 'durability must be an object'],
    [{ dangerouslyAllow: ['evicted'] }, 'dangerouslyAllow must be a list of eviction, loss-of-seconds'],
    [{ dangerouslyAllow: ['toString'] }, 'dangerouslyAllow must be a list of'],
    [{ dangerouslyAllow: 'eviction' }, 'dangerouslyAllow must be a list of'],
    [{ dangerouslyAllow: [undefined] }, 'dangerouslyAllow must be a list of'],
  ])('that is wrong is refused at once: %j', async (wrong, message) => {
    const failure = await failureOf(() => redisStorage({ client, ...wrong } as never));
    expect(failure).toMatchObject({ code: 'misuse', message: expect.stringContaining(message) });
  });

  it.each([
    [{ prefx: 'a' }, 'redisStorage has no "prefx". Did you mean "prefix"?'],
    [{ durability: { replica: 1 } }, 'durability has no "replica". Did you mean "replicas"?'],
  ])('that is unknown is refused with the nearest one: %j', async (wrong, message) => {
    const failure = await failureOf(() => redisStorage({ client, ...wrong } as never));
    expect(failure).toMatchObject({ code: 'unknown-option', message });
  });

  it.each([Number.NaN, Infinity, '1', undefined])('is not %s for the time of an event', async (at) => {
    const storage = await storageOn(ioRedis, redisUrls, {
      dangerouslyAllow: ['loss-at-restart'],
      prefix: 'test:times',
    });
    await storage.migrate();
    const change = { userId: 'alice', expected: null, next: 'n', account: '{}', events: [], keepSince: 0 };
    const commits = [
      { ...change, events: [{ at, event: '{}' }] },
      { ...change, keepSince: at },
    ];
    for (const one of commits) {
      expect(await failureOf(() => storage.commit(one as never))).toMatchObject({ code: 'misuse' });
    }
    expect(await storage.load('alice')).toBeUndefined();
  });
});
