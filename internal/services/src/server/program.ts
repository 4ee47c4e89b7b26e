import { findServerProgram } from '@watchword-internal/test-setup';

/** The full path of a server's program. */
export function program(name: string): string {
  const path = findServerProgram(name);
  if (path !== undefined) return path;
  throw new Error(`${name} is not on this machine. Run internal/test-setup/src/main.ts: it installs it or says how.`);
}
