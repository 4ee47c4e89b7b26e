import { memoryStorage } from '@watchword/core';
import { compare, type Pace } from '../measure/interleave.ts';
import type { Comparison } from '../measure/results.ts';
import { contendersOf } from './contenders.ts';
import { makeUserIds, People } from './people.ts';

const users = 512;
/** Each can be wrong six times before there is a wait; then new people are needed. */
const mistakenUsers = 16_384;
/** From then on there is a wait. */
const guessesToThrottle = 6;

/** What a right code costs against a wrong one, which is looked for in the minutes around it, and against a guess too many. */
export async function compareAnswers(pace: Pace): Promise<Comparison> {
  const right = await People.enroll({ storage: memoryStorage(), userIds: makeUserIds(users) });
  const wrong = await People.enroll({ storage: memoryStorage(), userIds: makeUserIds(mistakenUsers) });
  // For whom no time ever passes.
  const throttled = await People.enroll({ storage: memoryStorage(), userIds: makeUserIds(users), frozen: true });
  await throttled.guess(guessesToThrottle);
  const racers = [
    { name: 'a right code', operation: () => right.verify() },
    { name: 'a wrong code', operation: () => wrong.verifyWrong('wrong-code') },
    { name: 'a guess while throttled', operation: () => throttled.verifyWrong('throttled') },
  ];
  const plan = { id: 'answers', title: 'Answers, memory, 32 at once', unit: 'a second' };
  return compare({ ...plan, contenders: contendersOf(racers, 32) }, pace, () => undefined);
}
