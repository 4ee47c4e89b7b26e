import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Database servers refuse to run as root, as whom containers often run tests. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * A temporary folder, and the one process at a time that works in it. A guard outlives this process: it ends the other one
 * and removes the folder even if this process dies of SIGKILL.
 */
export class PrivateFolder {
  readonly path: string;
  readonly #guard: ChildProcess;

  /** @param endSignal what ends the processes of this folder without waiting for their clients */
  constructor(name: string, endSignal: NodeJS.Signals) {
    this.path = realpathSync(mkdtempSync(join(tmpdir(), `watchword-${name}-`)));
    if (nobody.uid !== undefined) chownSync(this.path, nobody.uid, nobody.gid);
    const guard = join(import.meta.dirname, 'guard.sh');
    // A session of its own: Ctrl-C in the terminal must not end the guard first.
    this.#guard = spawn('sh', [guard, this.path, endSignal.slice(3)], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
  }

  /** Starts a process in the folder, as nobody if this one is root. */
  run(command: string, args: readonly string[]): ChildProcess {
    const child = spawn(command, args, {
      ...nobody,
      cwd: this.path,
      env: { PATH: process.env['PATH'], HOME: this.path, TMPDIR: this.path, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#tell(`${child.pid ?? ''}`);
    child.on('exit', () => this.#tell(''));
    return child;
  }

  async remove(): Promise<void> {
    if (this.#guard.exitCode !== null) return;
    const ended = once(this.#guard, 'exit');
    this.#guard.stdin?.end();
    await ended;
  }

  #tell(line: string): void {
    if (this.#guard.stdin?.writable) this.#guard.stdin.write(`${line}\n`);
  }
}
