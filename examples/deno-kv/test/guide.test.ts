import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

it('the guide shows the adapter and its tests as they are', async () => {
  const guide = await read('../../../docs/guides/writing-an-adapter.md');
  for (const path of ['../src/deno-kv-storage.ts', 'contract.test.ts', 'connect.ts', 'hammer.test.ts']) {
    expect(guide).toContain((await read(path)).trim());
  }
});
