import { readFile, writeFile } from 'node:fs/promises';
import type { Run } from './measure/results.ts';
import { pictures } from './report/charts.ts';
import { withFigures } from './report/guide.ts';

// Puts the figures of the last published run into the guide and its pictures.
const repository = new URL('../../../', import.meta.url);
const guide = new URL('docs/guides/performance.md', repository);
const run = JSON.parse(await readFile(new URL('bench/results.json', repository), 'utf8')) as Run;

await writeFile(guide, withFigures(await readFile(guide, 'utf8'), run));
for (const [path, svg] of pictures(run)) await writeFile(new URL(path, repository), svg);
