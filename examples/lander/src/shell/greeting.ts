import type { Welcome } from '../authentication.ts';
import { printable } from '../printable.ts';

/** The first lines in a terminal. */
export function greeting({ person, failuresSinceLastSuccess, recoveryCodesLeft }: Welcome): string {
  const news = `${warning(failuresSinceLastSuccess)}${stock(recoveryCodesLeft)}`;
  return `\nWelcome to the lander, ${printable(person.name, 100)}.\n${news}Type help to see what you can do here.\n\n`;
}

/** Whoever sends wrong codes has the password: the owner is the one to know. */
function warning(failures: number): string {
  if (failures === 0) return '';
  const count = failures === 1 ? 'There was 1 wrong code' : `There were ${failures} wrong codes`;
  return `${count} since your last sign-in. If that was not you, change your password.\n`;
}

/** A recovery code is gone for good: who used one is to know how many there are. */
function stock(left: number | undefined): string {
  return left === undefined ? '' : `That was a recovery code: ${left === 1 ? '1 is' : `${left} are`} left.\n`;
}
