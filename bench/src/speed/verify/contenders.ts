import { closedLoop } from '../measure/closed-loop.ts';
import type { Contender } from '../measure/interleave.ts';
import { pacedLoop } from '../measure/paced-loop.ts';
import type { OpenStore } from '../stores/open-store.ts';
import { makeUserIds, People } from './people.ts';
import { RawLoop } from './raw-loop.ts';
import { Rival } from './rival.ts';

/** More than ever verify at once, so that nobody has to wait for an earlier code of the same user. */
const users = 512;

/** Somebody's operation, at whatever concurrency. */
export interface Racer {
  readonly name: string;
  readonly operation: () => Promise<void>;
}

/** Ours first, then the raw loops, then better-auth. */
export async function racersOn(store: OpenStore): Promise<readonly Racer[]> {
  const racers = await racersOver(store, makeUserIds(users));
  if (!store.betterAuth) return racers;
  const rival = await Rival.enroll(store.betterAuth);
  return [...racers, { name: 'better-auth', operation: () => rival.verify() }];
}

/** Ours first, then the raw loops, for these users. */
export async function racersOver({ storage, raw }: OpenStore, userIds: readonly string[]): Promise<readonly Racer[]> {
  const people = await People.enroll({ storage, userIds });
  const racers: Racer[] = [{ name: 'Watchword', operation: () => people.verify() }];
  for (const [name, store] of Object.entries(raw)) {
    const loop = await RawLoop.over(store, storage, userIds);
    racers.push({ name, operation: () => loop.next() });
  }
  return racers;
}

/** Ours and the raw loop, each at so many operations a second. */
export function pacedContendersOf(racers: readonly Racer[], callers: number, perSecond: number): readonly Contender[] {
  return racers
    .filter(({ name }) => name === 'Watchword' || name === 'raw')
    .map(({ name, operation }) => ({
      name,
      turn: (milliseconds) => pacedLoop(operation, callers, perSecond, milliseconds),
    }));
}

/** The same, so many at once. */
export function contendersOf(racers: readonly Racer[], callers: number): readonly Contender[] {
  return racers.map(({ name, operation }) => ({
    name,
    turn: (milliseconds) => closedLoop(operation, callers, milliseconds),
  }));
}
