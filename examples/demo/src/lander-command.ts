import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostKey } from '@watchword-examples/lander';

/** Where the lander is, and who signs in. */
export interface LanderCommandOptions {
  readonly dataFolder: string;
  readonly hostKey: HostKey;
  readonly port: number;
  /** Or what the portal replaces by it: `{login}`. */
  readonly login: string;
}

/**
 * The command that signs in to the lander. It brings a list of known hosts of its own, so that `ssh` checks the host key
 * without asking, and leaves the user's own list alone.
 */
export function prepareLanderCommand({ dataFolder, hostKey, port, login }: LanderCommandOptions): string {
  const knownHosts = join(dataFolder, 'known_hosts');
  writeFileSync(knownHosts, `[127.0.0.1]:${port} ${hostKey.publicKey}\n`, { mode: 0o600 });
  return `ssh -p ${port} -o ${quote(`UserKnownHostsFile=${knownHosts}`)} ${login}@127.0.0.1`;
}

/** For the shell, and inside of that for ssh, which splits the value at spaces too. */
function quote(option: string): string {
  if (/^[\w@%+=:,./-]+$/.test(option)) return option;
  return `'${option.replace('=', '="').replaceAll("'", "'\\''")}"'`;
}
