import type { Demo } from './demo.ts';
import type { Account } from './people.ts';
import { type SignedIn, sshSignIn } from './ssh/sign-in.ts';

/** Signs in to the demo's lander by the command that the demo shows, with another login in it. */
export function signInToLander(demo: Demo, { login, password }: Account, code: string): Promise<SignedIn> {
  const { landerCommand, account } = demo.screen;
  return sshSignIn({ command: landerCommand.replace(`${account.login}@`, `${login}@`), password, code });
}
