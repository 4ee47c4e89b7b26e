import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../report.ts';
import { answersHeading } from './answers.ts';
import { conformanceDocument } from './document.ts';
import { type Evidence, readEvidence } from './evidence.ts';
import type { RowGroup } from './row.ts';

const documentPath = 'docs/conformance.md';

/**
 * Every row must be shown by a test, or answered in SECURITY.md, and docs/conformance.md must say which.
 *
 * @param write writes that document instead of comparing it
 */
export function checkConformance(root: string, groups: readonly RowGroup[], write: boolean): Report {
  const evidence = readEvidence(root);
  const text = conformanceDocument(groups, evidence);
  const file = join(root, documentPath);
  if (write) writeFileSync(file, text);
  const stale = !existsSync(file) || readFileSync(file, 'utf8') !== text;
  const rows = groups.flatMap((group) => group.rows);
  return {
    seen: `${rows.length} rows, ${evidence.tests.length} tests that name one`,
    problems: [
      ...rows.flatMap(([id, , requirement]) => problemsWith(id, requirement, evidence)),
      ...unknownIds(new Set(rows.map(([id]) => id)), evidence),
      ...(stale ? [`${documentPath} is not what the tests say now`] : []),
    ],
    advice:
      'A row is shown by a test whose title starts with its id, or answered by a sentence in SECURITY.md under ' +
      `"${answersHeading}". Then: pnpm run conformance, and commit ${documentPath}.`,
  };
}

/** A sentence beside a test is welcome: a test often shows one half of a row, and the host has to do the other. */
function problemsWith(id: string, requirement: string, { tests, answered }: Evidence): readonly string[] {
  const isShown = answered.includes(id) || tests.some(({ ids }) => ids.includes(id));
  return isShown ? [] : [`${id} has neither a test nor a sentence: ${requirement}`];
}

/** A slip of the pen in an id would show a row that nobody asked for. Letters that no row has belong to other lists. */
function unknownIds(known: ReadonlySet<string>, { tests, answered }: Evidence): readonly string[] {
  const letters = new Set(Array.from(known, (id) => id[0]));
  const isUnknown = (id: string): boolean => letters.has(id[0]) && !known.has(id);
  return [
    ...tests.flatMap(({ file, ids, title }) => ids.filter(isUnknown).map((id) => `${file}: no row ${id} ("${title}")`)),
    ...answered.filter((id) => !known.has(id)).map((id) => `SECURITY.md: no row ${id}`),
  ];
}
