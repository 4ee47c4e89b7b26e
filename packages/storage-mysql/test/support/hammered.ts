import { mysqlStorage } from '../../src/index.ts';

/** Where the processes of the hammer find their accounts. */
export interface HammerTarget {
  readonly url: string;
  readonly prefix: string;
}

/** What each process of the hammer opens. */
export function connect(target: unknown) {
  const { url, prefix } = target as HammerTarget;
  return mysqlStorage({ connectionString: url, prefix, dangerouslyAllowLostCommits: true });
}
