import { SetupError } from '../program/setup-error.ts';
import type { NewPerson } from './people.ts';
import { longest } from './sign-in.ts';

/** NIST SP 800-63B-4 §3.1.1.2, for a password that is used together with a second factor. */
const shortestPassword = 8;
const login = /^[a-z0-9][a-z0-9._-]*$/;

/** @throws {SetupError} naming what cannot be used */
export function checkNewPerson(person: NewPerson): NewPerson {
  const { password } = person;
  check(
    login.test(person.login) && person.login.length <= longest.login,
    `A login has 1 to ${longest.login} lower-case letters, digits, dots, hyphens and underscores, and begins with a letter or digit.`,
  );
  check(/^\P{Cc}{1,100}$/u.test(person.name), 'A name has 1 to 100 characters, and no control characters.');
  check(
    password === null || (password.length >= shortestPassword && password.length <= longest.password),
    `A password has ${shortestPassword} to ${longest.password} characters.`,
  );
  return person;
}

function check(fits: boolean, rule: string): void {
  if (!fits) throw new SetupError(rule);
}
