import { printable } from '../printable.ts';

/** What a command leaves behind. */
export interface CommandResult {
  /** Lines end in a line feed. */
  readonly output: string;
  readonly exitCode: number;
  /** True: the shell ends. */
  readonly leaves?: boolean;
}

const help = `whoami   who you are signed in as
help     this list
exit     sign out
`;

/** All that the lander can do. Nothing here touches a file, a process or the network. */
const commands = new Map<string, (login: string) => CommandResult>([
  ['whoami', (login) => ({ output: `${login}\n`, exitCode: 0 })],
  ['help', () => ({ output: help, exitCode: 0 })],
  ['exit', () => ({ output: '', exitCode: 0, leaves: true })],
]);

/** Runs one line for the person with this login. */
export function runCommand(line: string, login: string): CommandResult {
  const name = line.trim();
  if (name === '') return { output: '', exitCode: 0 };
  const command = commands.get(name);
  if (command) return command(login);
  return { output: `${printable(name, 32)}: no such command here. Type help for those there are.\n`, exitCode: 127 };
}
