import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own. */
export function makeFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'watchword-testkit-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The path of a file in a folder that goes with the test. */
export function temporaryFile(name: string): string {
  const { path, remove } = makeFolder();
  onTestFinished(remove);
  return join(path, name);
}
