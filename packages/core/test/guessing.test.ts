import { expect, it } from 'vitest';
import type { SecurityEvent } from '../src/index.ts';
import { fail } from './support/guessing.ts';
import { enrollEarlier, setUp, told } from './support/harness.ts';

const guessing = (events: readonly SecurityEvent[]) => events.filter(({ type }) => type === 'guessing');

it('H9 N13 ten wrong codes in a row tell once that somebody guesses, in the commit of the tenth', async () => {
  const harness = setUp();
  const enrolled = await enrollEarlier(harness);
  await fail(harness, enrolled, 9);
  await told();
  expect(guessing(harness.events)).toEqual([]);
  await fail(harness, enrolled, 1);
  await told();
  const shown = [{ type: 'guessing', userId: 'alice', failures: 10 }];
  expect(guessing(harness.events)).toMatchObject(shown);
  const { events } = await harness.watchword.history({ userId: 'alice' });
  expect(guessing(events)).toMatchObject(shown);
  await fail(harness, enrolled, 40);
  await told();
  expect(guessing(harness.events)).toHaveLength(1);
});

it('H9 N13 a thief who never makes ten in a row is told of when patience runs out, once', async () => {
  const harness = setUp();
  const enrolled = await enrollEarlier(harness);
  for (let visit = 0; visit < 8; visit += 1) {
    harness.clock.advance(60);
    await harness.watchword.verify({ userId: 'alice', code: enrolled.code() });
    for (let n = 0; n < 5; n += 1) await harness.watchword.verify({ userId: 'alice', code: enrolled.wrong() });
    await told();
    expect(guessing(harness.events)).toHaveLength(visit < 6 ? 0 : 1);
  }
});

it('H9 N5 the owner is told at each sign-in how many wrong codes there were since the last', async () => {
  const harness = setUp();
  const enrolled = await enrollEarlier(harness);
  for (const times of [3, 0, 12]) {
    await fail(harness, enrolled, times);
    const answer = await harness.watchword.verify({ userId: 'alice', code: enrolled.code() });
    expect(answer).toMatchObject({ ok: true, failuresSinceLastSuccess: times });
    harness.clock.advance(60);
  }
});
