import type { Demo } from './demo.ts';
import type { Account } from './people.ts';
import { knownHostsIn, type SignedIn, sshSignIn } from './ssh/sign-in.ts';

/** Signs in to the demo's lander and asks `whoami`. */
export function signInToLander({ landerPort, dataFolder }: Demo, account: Account, code: string): Promise<SignedIn> {
  return sshSignIn({ port: landerPort, ...account, code, knownHosts: knownHostsIn(dataFolder) });
}
