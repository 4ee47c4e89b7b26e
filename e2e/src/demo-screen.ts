import type { Account } from './people.ts';

/** What somebody reads off the demo's screen. */
export interface DemoScreen {
  /** The first of the people to try it with. */
  readonly account: Account;
  /** The command to sign in to the lander. */
  readonly landerCommand: string;
}

export function readScreen(text: string): DemoScreen {
  const { command = '' } = /^Lander +(?<command>ssh .*)$/m.exec(text)?.groups ?? {};
  const { login = '', password = '' } = /^People.*\n +(?<login>\S+) +(?<password>\S+)/m.exec(text)?.groups ?? {};
  return { account: { login, password }, landerCommand: command };
}
