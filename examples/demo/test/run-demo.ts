import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { freePort } from '../src/free-port.ts';

/** How the demo ended, and what it printed. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The demo as `npm start` runs it. */
export interface RunningDemo {
  readonly process: ChildProcess;
  readonly portalPort: number;
  readonly landerPort: number;
  /** Resolves once both answer, or once it has ended. */
  readonly shown: Promise<void>;
  readonly ended: Promise<Ended>;
}

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchword-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

export async function runDemo(dataFolder: string, environment: NodeJS.ProcessEnv = {}): Promise<RunningDemo> {
  const [portalPort, landerPort] = [await freePort(), await freePort()];
  const { WATCHWORD_KEYS: _keys, PORTAL_ORIGIN: _origin, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'main.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...inherited,
      WATCHWORD_DATA: dataFolder,
      PORTAL_PORT: String(portalPort),
      LANDER_PORT: String(landerPort),
      ...environment,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const shown = Promise.withResolvers<void>();
  child.stdout.on('data', (chunk: Buffer) => chunk.includes('Ctrl-C stops everything.') && shown.resolve());
  child.once('exit', () => shown.resolve());
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([stdout, stderr]): Ended => ({ exitCode: child.exitCode, stdout, stderr }),
  );
  return { process: child, portalPort, landerPort, shown: shown.promise, ended };
}

/** What a program says first, to somebody who says nothing; empty if nobody listens. */
export async function bannerOf(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  try {
    const [banner] = (await once(socket, 'data')) as [Buffer];
    return banner.toString();
  } catch {
    return '';
  } finally {
    socket.destroy();
  }
}

/** True if a connection is refused. */
export async function isClosed(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return false;
  } catch {
    return true;
  } finally {
    socket.destroy();
  }
}

/** The process that `parent` runs this script in. */
export async function childRunning(parent: ChildProcess, script: string): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args=']);
  const lines = stdout.split('\n').map((line) => line.trim().split(/\s+/));
  const [pid] = lines.find(([, ppid, ...args]) => ppid === String(parent.pid) && args.join(' ').includes(script)) ?? [];
  if (pid === undefined) throw new Error(`No child runs ${script}.`);
  return Number(pid);
}
