import type { Welcome } from '../authentication.ts';
import { printable } from '../printable.ts';

/** The first lines in a terminal. */
export function greeting({ person, failuresSinceLastSuccess }: Welcome): string {
  return `\nWelcome to the lander, ${printable(person.name, 100)}.\n${warning(failuresSinceLastSuccess)}Type help to see what you can do here.\n\n`;
}

/** Whoever sends wrong codes has the password: the owner is the one to know. */
function warning(failures: number): string {
  if (failures === 0) return '';
  const count = failures === 1 ? 'There was 1 wrong code' : `There were ${failures} wrong codes`;
  return `${count} since your last sign-in. If that was not you, change your password.\n`;
}
