import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { WatchwordError } from '@watchword/core/storage';

/** File systems that several machines mount, by the number that Linux gives them (statfs(2) and the vendors' headers). */
const networkDrives: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xff534d42: 'SMB',
  0xfe534d42: 'SMB',
  0x5346414f: 'AFS',
  0x00c36400: 'Ceph',
  0x0bd00bd0: 'Lustre',
  0x47504653: 'GPFS',
  0x19830326: 'BeeGFS',
};

/**
 * Refuses a file where two machines could open it: WAL keeps its index in shared memory, so each would miss what the other
 * commits, and a code used on one would be accepted on the other (A6).
 *
 * @throws `storage`
 */
export function refuseNetworkDrive(file: string): void {
  const drive = process.platform === 'linux' ? networkDrive(statfsSync(dirname(file)).type) : undefined;
  if (drive === undefined) return;
  throw new WatchwordError(
    'storage',
    `${file} is on a network drive (${drive}), where SQLite cannot keep a used code used. Choose a disk of this machine, ` +
      'or a database server if several machines sign users in.',
  );
}

/** @param type what statfs says, which some systems give as a negative number */
function networkDrive(type: number): string | undefined {
  return networkDrives[type >>> 0];
}
