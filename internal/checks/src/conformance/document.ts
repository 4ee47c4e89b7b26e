import { answersHeading } from './answers.ts';
import type { Evidence, ShownBy } from './evidence.ts';
import type { Row, RowGroup } from './row.ts';

const intro = `---
title: Conformance
group: Reference
---

# Conformance

<!-- Written by \`pnpm run conformance\` from the titles of the tests. Do not edit. -->

What this repository promises, row by row, and the tests that show it. A test's title starts with the ids of the rows that it
shows. A row that no test can show is answered in [SECURITY.md](../SECURITY.md), under "${answersHeading}".
Levels: M must, S should, O may or our own choice. The requirements are put in our own words; the sources are the text that
counts.
`;

/** The text of docs/conformance.md. */
export function conformanceDocument(groups: readonly RowGroup[], evidence: Evidence): string {
  return [intro, ...groups.map((group) => section(group, evidence))].join('\n');
}

function section({ heading, rows }: RowGroup, evidence: Evidence): string {
  const lines = rows.map((row) => tableRow(row, evidence));
  return [`## ${heading}`, '', '| row | level | what it asks | shown by |', '|---|---|---|---|', ...lines, ''].join(
    '\n',
  );
}

function tableRow([id, level, requirement]: Row, { tests, answered }: Evidence): string {
  const shownBy = filesOf(tests.filter(({ ids }) => ids.includes(id)));
  const answer = answered.includes(id) ? ['answered in [SECURITY.md](../SECURITY.md)'] : [];
  return `| ${id} | ${level} | ${escaped(requirement)} | ${[...shownBy, ...answer].join('<br>') || '**nothing**'} |`;
}

function filesOf(tests: readonly ShownBy[]): readonly string[] {
  return [...Map.groupBy(tests, ({ file }) => file)].map(
    ([file, inFile]) => `[${nameOf(file)}](../${file}): ${inFile.map(({ title }) => escaped(title)).join(' · ')}`,
  );
}

/** `packages/core/test/support/race.ts` is shown as `core/support/race`. */
function nameOf(file: string): string {
  return file
    .replace(/^(packages|examples|internal)\//, '')
    .replace('/test/', '/')
    .replace(/(\.test)?\.ts$/, '');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\|<>*_[\]`]/g, '\\$&');
}
