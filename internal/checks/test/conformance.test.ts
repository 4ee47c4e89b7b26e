import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkConformance } from '../src/conformance/check.ts';
import type { RowGroup } from '../src/conformance/row.ts';
import { rowGroups } from '../src/conformance/rows.ts';
import { titledTests } from '../src/conformance/test-titles.ts';
import { plant } from './plant.ts';

const groups: readonly RowGroup[] = [
  {
    heading: 'Attacks',
    rows: [
      ['A1', 'M', 'A code works once'],
      ['A2', 'M', 'Guesses are <limited> | counted'],
    ],
  },
  { heading: 'Rules', rows: [['N27', 'S', 'No codes by telephone']] },
];
const answers = '# Security\n\n## Rows answered here instead of by a test\n\n- **N27** No code is sent at all.\n';
const shown = {
  'SECURITY.md': answers,
  'packages/core/test/verify.test.ts': `it('A1 A2 accepts a code once', () => {});`,
};

/** Checks a planted workspace whose document was just written. */
function check(files: Readonly<Record<string, string>>) {
  const root = plant({ 'docs/README.md': '', ...files });
  return {
    ...checkConformance(root, groups, true),
    text: readFileSync(join(root, 'docs/conformance.md'), 'utf8'),
    root,
  };
}

test('rows that are shown or answered pass', () => {
  const { problems, seen } = check(shown);
  expect(problems).toEqual([]);
  expect(seen).toBe('3 rows, 1 tests that name one');
});

test('a row with neither a test nor a sentence fails', () => {
  const { problems } = check({ 'SECURITY.md': '# Security\n' });
  expect(problems).toEqual([
    'A1 has neither a test nor a sentence: A code works once',
    'A2 has neither a test nor a sentence: Guesses are <limited> | counted',
    'N27 has neither a test nor a sentence: No codes by telephone',
  ]);
});

test.each([
  ['under another heading', '# Security\n\n## Other\n\n- **N27** No code is sent at all.\n'],
  ['after the next heading', answers.replace('- **N27', '## Other\n\n- **N27')],
  ['without a sentence', answers.replace('No code is sent at all.', '')],
  ['without its mark', answers.replaceAll('*', '')],
])('a sentence %s answers nothing', (_what, text) => {
  const { problems } = check({ ...shown, 'SECURITY.md': text });
  expect(problems).toEqual(['N27 has neither a test nor a sentence: No codes by telephone']);
});

test('a row may be shown by a test in part, and answered in part', () => {
  const { problems, text } = check({ ...shown, 'SECURITY.md': answers.replace('**N27**', '**A2 N27**') });
  expect(problems).toEqual([]);
  expect(text).toContain('accepts a code once<br>answered in [SECURITY.md](../SECURITY.md) |');
});

test('one sentence may answer several rows', () => {
  const text = answers.replace('**N27**', '**A1 A2 N27**');
  expect(check({ 'SECURITY.md': text }).problems).toEqual([]);
});

test('a slip in an id fails, in a title and in a sentence; letters of other lists are left alone', () => {
  const { problems } = check({
    'SECURITY.md': `${answers}- **N72** A slip.\n`,
    'e2e/test/walk.test.ts': `test('A1 A2 A99 S4 walks', () => {});`,
  });
  expect(problems).toEqual(['e2e/test/walk.test.ts: no row A99 ("walks")', 'SECURITY.md: no row N72']);
});

test('the document names each row, its tests by file, and what is answered', () => {
  const { text } = check({ ...shown, 'e2e/test/walk.test.ts': `test('A1 <b>walks</b>', () => {});` });
  expect(text.split('\n').filter((line) => /^(##|\| [A-Z]\d)/.test(line))).toEqual([
    '## Attacks',
    '| A1 | M | A code works once | [e2e/walk](../e2e/test/walk.test.ts): \\<b\\>walks\\</b\\><br>' +
      '[core/verify](../packages/core/test/verify.test.ts): accepts a code once |',
    '| A2 | M | Guesses are \\<limited\\> \\| counted | [core/verify](../packages/core/test/verify.test.ts): accepts a code once |',
    '## Rules',
    '| N27 | S | No codes by telephone | answered in [SECURITY.md](../SECURITY.md) |',
  ]);
});

test('a document that is missing, or older than the tests, fails', () => {
  const stale = ['docs/conformance.md is not what the tests say now'];
  expect(checkConformance(plant(shown), groups, false).problems).toEqual(stale);
  const { root } = check(shown);
  expect(checkConformance(root, groups, false).problems).toEqual([]);
  const old = plant({ ...shown, 'docs/conformance.md': readFileSync(join(root, 'docs/conformance.md'), 'utf8') });
  expect(checkConformance(old, groups, false).problems).toEqual([]);
  const renamed = plant({ ...shown, 'docs/conformance.md': '# Conformance\n' });
  expect(checkConformance(renamed, groups, false).problems).toEqual(stale);
});

test.each([
  [`test('A1 plain', f)`, ['A1'], 'plain'],
  [`it(\`A1 N27 template of \${n} parts\`, f)`, ['A1', 'N27'], 'template of … parts'],
  [`it.each(rows)('A1 %s and $name.first', f)`, ['A1'], '… and …'],
  ['test.for`a`("A1 table", f)', ['A1'], 'table'],
  [`it.skipIf(x)('A1 here and there', { timeout: 1 }, f)`, ['A1'], 'here and there'],
  [`describe('A1 outer', () => describe.each(x)('inner', () => it('A2 test', f)))`, ['A1', 'A2'], 'outer: inner: test'],
])('a title is found: %s', (source, ids, title) => {
  expect(titledTests('a.test.ts', source)).toEqual([{ ids, title }]);
});

test.each([
  `test('plain A1', f)`,
  `test('A1', f)`,
  `test('A1b text', f)`,
  `test.skip('A1 text', f)`,
  `it.skip.each(x)('A1 text', f)`,
  `it.todo('A1 text')`,
  `it.fails('A1 text', f)`,
  `describe.skip('group', () => it('A1 text', f))`,
  `describe('A1 group without a test', f)`,
  `expect('A1 text')`,
  `test(name, f)`,
])('nothing is shown by %s', (source) => {
  expect(titledTests('a.test.ts', source)).toEqual([]);
});

test('a describe beside a test lends it nothing', () => {
  const source = `describe('A1 one', () => it('first', f)); describe('two', () => it('second', f)); it('third', f);`;
  expect(titledTests('a.test.ts', source)).toEqual([{ ids: ['A1'], title: 'one: first' }]);
});

test('no row of ours is listed twice', () => {
  const ids = rowGroups.flatMap(({ rows }) => rows.map(([id]) => id));
  expect(ids.length).toBeGreaterThan(100);
  expect(new Set(ids).size).toBe(ids.length);
});
