import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Lander } from '../src/lander.ts';

/** What is typed, and where. */
export interface SshOptions {
  readonly lander: Pick<Lander, 'port' | 'publicKey'>;
  readonly password: string;
  readonly code: string;
  readonly login?: string;
  /** Options and command of `ssh`, such as `['-tt']`. */
  readonly args?: readonly string[];
  readonly input?: string;
}

/** How a run of `ssh` ended. */
export interface SshResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The prompts, in the order that they were asked in. */
  readonly asked: string;
}

/** Runs the real OpenSSH client, which knows the lander's host key and accepts no other. */
export async function ssh({
  lander,
  password,
  code,
  login = 'mere',
  args = [],
  input = '',
}: SshOptions): Promise<SshResult> {
  const folder = mkdtempSync(join(tmpdir(), 'watchword-ssh-'));
  const [asked, knownHosts] = [join(folder, 'asked'), join(folder, 'known_hosts')];
  writeFileSync(knownHosts, `[127.0.0.1]:${lander.port} ${lander.publicKey}\n`);
  try {
    const where = ['-F', '/dev/null', '-p', String(lander.port), '-o', `UserKnownHostsFile=${knownHosts}`];
    const child = spawn('ssh', [...where, '-o', 'StrictHostKeyChecking=yes', '-l', login, '127.0.0.1', ...args], {
      env: {
        ...process.env,
        SSH_ASKPASS: join(import.meta.dirname, 'fixtures', 'askpass.sh'),
        SSH_ASKPASS_REQUIRE: 'force',
        ASKED: asked,
        LANDER_PASSWORD: password,
        LANDER_CODE: code,
      },
    });
    child.stdin.end(input);
    const ended = new Promise<number | null>(
      (resolve, reject) => void child.once('close', resolve).once('error', reject),
    );
    const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { exitCode, stdout, stderr, asked: existsSync(asked) ? readFileSync(asked, 'utf8') : '' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
