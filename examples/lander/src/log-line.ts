import type { Authentication } from './authentication.ts';
import { printable } from './printable.ts';
import type { SignInReport } from './sign-in.ts';

/** One line for each attempt to sign in. It never holds a password or a code (A18). */
export function logLine({ login, client, authentication }: SignInReport): string {
  return `sign-in ${outcome(authentication)}: login="${printable(login)}" ip=${client.ip} client="${printable(client.ident)}"`;
}

function outcome(authentication: Authentication): string {
  if (authentication.ok) return 'accepted';
  if (authentication.reason === 'first-factor') return `refused (password ${authentication.answer.reason})`;
  return `refused (${authentication.reason})`;
}
