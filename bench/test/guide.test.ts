import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { pictures } from '../src/report/pictures.ts';
import { honestTable, mostTable, ownerTable, silentTable } from '../src/report/tables.ts';
import type { Run } from '../src/speed/measure/results.ts';
import { pictures as speedPictures } from '../src/speed/report/charts.ts';
import { withFigures } from '../src/speed/report/guide.ts';

const repository = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, repository), 'utf8');

test.each([
  ['most', mostTable],
  ['silent', silentTable],
  ['owner', ownerTable],
  ['honest', honestTable],
])('H13 the guide shows the table "%s" as it is simulated', async (_name, table) => {
  expect(await read('docs/guides/guessing.md')).toContain((await table()).join('\n'));
});

test('H13 the pictures of the guide are those that are simulated', async () => {
  for (const [path, svg] of await pictures()) expect(await read(path)).toBe(svg);
});

test('the guide to performance and its pictures show the run that was published', async () => {
  const run = JSON.parse(await read('bench/results.json')) as Run;
  const guide = await read('docs/guides/performance.md');
  expect(guide).toBe(withFigures(guide, run));
  expect(guide).toContain(run.machine);
  for (const [path, svg] of speedPictures(run)) expect(await read(path)).toBe(svg);
});
