import type { PasswordAttempts } from './password-attempts.ts';
import { isPassword } from './password-hash.ts';
import type { Person } from './person.ts';
import type { PersonTable } from './person-table.ts';

/** As it came from the request. Anything may be in it; what is no text is simply wrong. */
export interface Credentials {
  readonly login: unknown;
  readonly password: unknown;
}

/**
 * The answer to a login and password. `wrong` does not say which of the two, and takes as long for a login that nobody has;
 * `throttled` comes for such a login too (A42).
 */
export type SignInResult =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly reason: 'wrong' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly retryAfterSeconds: number };

/** What a sign-in is judged with. */
export interface SignInParts {
  readonly table: PersonTable;
  readonly attempts: PasswordAttempts;
  /** Checked for logins that nobody has, so that they take as long as the others (A42). */
  readonly decoy: string;
}

/** Longer ones cannot be set, and are not worth any work. */
export const longest = { login: 64, password: 1024 };

export async function signIn(credentials: Credentials, { table, attempts, decoy }: SignInParts): Promise<SignInResult> {
  const login = shortText(credentials.login, longest.login);
  const password = shortText(credentials.password, longest.password);
  const attempt = attempts.take(login);
  if (!attempt.ok) return { ok: false, reason: 'throttled', retryAfterSeconds: attempt.retryAfterSeconds };
  const found = table.byLogin(login);
  const right = await isPassword(password, found?.passwordHash ?? decoy);
  if (!found || !right) return { ok: false, reason: 'wrong' };
  attempts.giveBack(login);
  return { ok: true, person: found.person };
}

/** Anything else becomes the empty text, which is nobody's login and nobody's password. */
function shortText(value: unknown, most: number): string {
  return typeof value === 'string' && value.length <= most ? value : '';
}
