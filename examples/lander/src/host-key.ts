import { createHash, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '@watchword-examples/centre';
import ssh2 from 'ssh2';

/** The key by which clients know the lander again. */
export interface HostKey {
  /** In OpenSSH's format. */
  readonly privateKey: string;
  /** As in a `known_hosts` file: type and key. */
  readonly publicKey: string;
  /** As `ssh` prints it. */
  readonly fingerprint: string;
}

/**
 * The lander's ed25519 key from the data folder; it is made on the first start.
 *
 * @throws {SetupError} if it cannot be read, made or trusted
 */
export function loadHostKey(dataFolder: string): HostKey {
  const path = join(dataFolder, 'lander_host_key');
  try {
    makeOnce(path);
    refuseShared(path);
    return parse(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const reason = error instanceof Error ? error.message : 'unknown error';
    throw new SetupError(`The host key ${path} cannot be used: ${reason}. Check that its folder exists and is yours.`, {
      cause: error,
    });
  }
}

/** Written aside and then linked: of two landers that start at once both use the same, whole key. */
function makeOnce(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return;
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(aside, generate(), { flag: 'wx', mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(aside);
  }
}

/** One in 256 of the keys that ssh2 makes cannot be read by ssh2 (github.com/mscdex/ssh2/issues/1390). */
function generate(): string {
  for (;;) {
    const text = ssh2.utils.generateKeyPairSync('ed25519').private;
    if (!(ssh2.utils.parseKey(text) instanceof Error)) return text;
  }
}

function refuseShared(path: string): void {
  // Windows keeps no such bits.
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return;
  throw new SetupError(`The host key ${path} is open to other accounts. Close it: chmod 600 '${path}'`);
}

function parse(text: string, path: string): HostKey {
  const key = ssh2.utils.parseKey(text);
  if (key instanceof Error || key.type !== 'ssh-ed25519' || !key.isPrivateKey()) {
    throw new SetupError(
      `The host key ${path} is damaged. Restore it from a backup; or delete it, and a new one is made, which every client warns about.`,
    );
  }
  const blob = key.getPublicSSH();
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return { privateKey: text, publicKey: `${key.type} ${blob.toString('base64')}`, fingerprint: `SHA256:${digest}` };
}
