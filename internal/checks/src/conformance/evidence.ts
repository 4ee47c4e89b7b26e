import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { answeredRows } from './answers.ts';
import { titledTests } from './test-titles.ts';

/** A test that shows rows, and the file that it stands in. */
export interface ShownBy {
  readonly file: string;
  readonly ids: readonly string[];
  readonly title: string;
}

/** What answers the rows: tests, and sentences of SECURITY.md. */
export interface Evidence {
  readonly tests: readonly ShownBy[];
  readonly answered: readonly string[];
}

/** The contract suite of the testkit is tests as well, which every storage runs; so is the walk, through every web host. */
const testFiles = [
  '{packages,examples,internal}/*/test/**/*.ts',
  'e2e/test/**/*.ts',
  'packages/testkit/src/contract/*.ts',
  'internal/web-tests/src/walk/*.ts',
];

/** Reads the tests and SECURITY.md of the workspace at `root`. */
export function readEvidence(root: string): Evidence {
  const files = globSync(testFiles, { cwd: root })
    .map((file) => file.split(sep).join('/'))
    .toSorted();
  return {
    tests: files.flatMap((file) =>
      titledTests(file, readFileSync(join(root, file), 'utf8')).map((test) => ({ ...test, file })),
    ),
    answered: answeredRows(readFileSync(join(root, 'SECURITY.md'), 'utf8')),
  };
}
