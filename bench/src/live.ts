import type { Door } from './door/door.ts';
import type { Person } from './people/person.ts';

/** Lets people come to a door, one after the other by the time they come, until a moment. */
export async function live(door: Door, people: readonly Person[], until: number): Promise<void> {
  for (;;) {
    const next = people.reduce((first, person) => (person.comesAt() < first.comesAt() ? person : first));
    const now = next.comesAt();
    if (now >= until) return;
    await next.come(door, now);
  }
}
