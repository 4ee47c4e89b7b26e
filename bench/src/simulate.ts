import { writeFile } from 'node:fs/promises';
import { pictures } from './report/pictures.ts';
import { honestTable, mostTable, ownerTable, silentTable } from './report/tables.ts';

const repository = new URL('../../', import.meta.url);

console.log('The tables of docs/guides/guessing.md:');
for (const table of [mostTable, silentTable, ownerTable, honestTable]) {
  console.log(`\n${(await table()).join('\n')}`);
}
for (const [path, svg] of await pictures()) {
  await writeFile(new URL(path, repository), svg);
  console.log(`\nWritten: ${path}`);
}
