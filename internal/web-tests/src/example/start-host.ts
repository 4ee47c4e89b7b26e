import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { type Visitor, visitorOf } from '../browser/visitor.ts';

/** An example at work, in a process of its own. */
export interface Host {
  readonly port: number;
  readonly origin: string;
  /** A browser in which nobody has signed in. */
  stranger(): Visitor;
}

/** What to start, if it is no example. */
interface Start {
  /** Default `src/main.ts`. */
  readonly script?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Default any that is free. */
  readonly port?: number;
}

/** Starts an example as its README does, and ends it with the test. */
export async function startHost(folder: string, start: Start = {}): Promise<Host> {
  const { script = 'src/main.ts', env = {}, port = await freePort() } = start;
  const { PATH = '' } = process.env;
  const program = spawn(process.execPath, [script], { cwd: folder, env: { PATH, PORT: String(port), ...env } });
  const ended = once(program, 'close');
  onTestFinished(async () => {
    program.kill('SIGKILL');
    await ended;
  });
  let errors = '';
  program.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  for await (const line of createInterface({ input: program.stdout })) {
    if (!line.includes(`http://localhost:${port}`)) continue;
    const origin = `http://localhost:${port}`;
    return { port, origin, stranger: () => visitorOf({ port, origin }) };
  }
  throw new Error(`The example ended before it said where it is. ${errors}`);
}

/** A port of this machine that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
