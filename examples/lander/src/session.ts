import { once } from 'node:events';
import type { ServerChannel, Session } from 'ssh2';
import type { Welcome } from './authentication.ts';
import { runCommand } from './shell/commands.ts';
import { greeting } from './shell/greeting.ts';
import { createShell, type Shell } from './shell/shell.ts';

const idleMilliseconds = 15 * 60_000;

/**
 * Serves a session of somebody who signed in: a shell, or one command. ssh2 refuses every request that has no listener here:
 * file transfer, forwarding, agents, variables.
 */
export function serveSession(session: Session, welcome: Welcome): void {
  const { login } = welcome.person;
  let terminal = false;
  session.on('pty', (accept) => {
    terminal = true;
    // ssh2 hands in nothing if the client wants no reply.
    (accept as (() => void) | undefined)?.();
  });
  session.on('shell', (accept) => {
    const channel = openChannel(accept, terminal);
    const shell = createShell({ login, terminal });
    void channel.serve((terminal ? greeting(welcome) : '') + shell.prompt, shell);
  });
  session.on('exec', (accept, _reject, { command }) => {
    const { output, exitCode } = runCommand(command, login);
    openChannel(accept, terminal).finish(output, exitCode);
  });
}

interface OpenChannel {
  /** Shows `first` and then hands all input to the shell, until either ends. */
  serve(first: string, shell: Shell): Promise<void>;
  finish(output: string, exitCode: number): void;
}

function openChannel(accept: () => ServerChannel, terminal: boolean): OpenChannel {
  const channel = accept();
  // A client that vanished is no failure of the lander.
  channel.on('error', () => channel.destroy());
  // A terminal in raw mode does not go back to the first column by itself.
  const lines = (text: string): string => (terminal ? text.replaceAll('\n', '\r\n') : text);

  function finish(output: string, exitCode: number): void {
    channel.write(lines(output));
    channel.exit(exitCode);
    channel.end();
  }

  async function serve(first: string, shell: Shell): Promise<void> {
    const idle = setTimeout(() => finish('\nSigned out: nothing was typed for a while.\n', 1), idleMilliseconds);
    channel.once('close', () => clearTimeout(idle));
    channel.setEncoding('latin1');
    channel.write(lines(first));
    // One piece at a time, and not before the last answer has left: a client that does not read cannot fill the memory.
    for await (const input of channel.iterator({ destroyOnReturn: false })) {
      idle.refresh();
      const step = shell.take(String(input));
      if (step.exitCode !== undefined) {
        finish(step.output, step.exitCode);
        return;
      }
      if (!channel.write(lines(step.output))) await once(channel, 'drain');
    }
    const { output, exitCode = 0 } = shell.end();
    finish(output, exitCode);
  }

  return { serve: (first, shell) => serve(first, shell).catch(() => void channel.destroy()), finish };
}
