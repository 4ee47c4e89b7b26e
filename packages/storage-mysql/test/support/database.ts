import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';

/** A prefix that no other test has. */
export function newPrefix(): string {
  return `t${randomBytes(8).toString('hex')}_`;
}

/** The server that the test files share. It is fast because it is not durable. */
export function sharedUrl(): string {
  return inject('mariadbUrl');
}
