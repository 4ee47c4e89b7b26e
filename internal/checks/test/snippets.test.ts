import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Report } from '../src/report.ts';
import { checkSnippets } from '../src/snippets/check.ts';
import { plant } from './plant.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Checks a planted workspace; its snippets are compiled inside this one, where Node's types are. */
function check(files: Readonly<Record<string, string>>): Promise<Report> {
  const folder = mkdtempSync(join(import.meta.dirname, '../.snippets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return checkSnippets(plant(files), folder);
}

function fence(language: string, ...code: readonly string[]): string {
  return [`\`\`\`${language}`, ...code, '```', ''].join('\n');
}

test('good blocks pass in every place where they may stand', async () => {
  const example = fence('ts', `import { hash } from 'node:crypto';`, `const unused = hash('sha256', 'text');`);
  const report = await check({
    'README.md': example,
    'docs/guides/deep/guide.md': `- in a list\n\n  ${example.replaceAll('\n', '\n  ')}`,
    'packages/core/README.md': fence('js', 'const { setTimeout } = await import("node:timers/promises");'),
    'examples/portal/README.md': fence('typescript', 'export const one: number = 1;'),
    'packages/core/src/index.ts': `/**\n * @example\n${example.replaceAll(/^/gm, ' * ')}\n */\nexport const one = 1;`,
  });
  expect(report).toMatchObject({ seen: '5 snippets', problems: [] });
});

test('planted bad blocks fail, each with its file and line', async () => {
  const bad = fence('ts', 'const fine = 1;', `const wrong: number = 'text';`);
  const { problems } = await check({
    'README.md': `# Title\n\n${bad}`,
    'SECURITY.md': fence('js', 'const wrong = nothing;'),
    'docs/guide.md': `One.\n\n${fence('ts', 'const ok = 1;')}\n> ${bad.replaceAll('\n', '\n> ')}`,
    'packages/core/src/verify.ts': `const zero = 0;\n\n/**\n * Text.\n * @example\n${bad.replaceAll(/^/gm, ' * ')}\n */\nexport const one = zero;`,
    'examples/portal/README.md': fence('ts', `import { qr } from '@watchword/nowhere';`),
  });
  expect(problems.toSorted()).toEqual([
    expect.stringMatching(/^README\.md:5: error TS2322: /),
    expect.stringMatching(/^SECURITY\.md:2: error TS2304: .*'nothing'/),
    expect.stringMatching(/^docs\/guide\.md:9: error TS2322: /),
    expect.stringMatching(/^examples\/portal\/README\.md:2: error TS2307: .*'@watchword\/nowhere'/),
    expect.stringMatching(/^packages\/core\/src\/verify\.ts:8: error TS2322: /),
  ]);
});

test('the strict flags hold in a block', async () => {
  const { problems } = await check({ 'README.md': fence('ts', 'const list = [1];', 'list[0].toFixed();') });
  expect(problems).toEqual([expect.stringMatching(/^README\.md:3: error TS2532: /)]);
});

test('a block sees the one before it only if it says so, and its lines stay its own', async () => {
  const [first, second] = [fence('ts', 'const one = 1;'), ['const two: string = one;']];
  const apart = await check({ 'README.md': first + fence('ts', ...second) });
  expect(apart.problems).toEqual([expect.stringMatching(/^README\.md:5: error TS2304: .*'one'/)]);
  const joined = await check({ 'README.md': first + fence('ts continued', ...second) });
  expect(joined.problems).toEqual([expect.stringMatching(/^README\.md:5: error TS2322: /)]);
});

test('a block that continues nothing fails', async () => {
  const { problems } = await check({ 'README.md': fence('ts continued', 'const one = 1;') });
  expect(problems).toEqual(['README.md:2 continues nothing']);
});

test('an example without a fence fails, since nothing would compile it', async () => {
  const { problems } = await check({
    'README.md': fence('ts', 'const one = 1;'),
    'packages/core/src/index.ts':
      '\n/**\n * Text.\n * @example\n * one()\n * @returns nothing\n */\nexport const one = 1;',
  });
  expect(problems).toEqual(['packages/core/src/index.ts:2 has an @example without a fence around its code']);
});

test('other languages are left alone, and seeing no snippet at all fails', async () => {
  const { problems } = await check({ 'README.md': fence('sh', 'npm start') + fence('text', 'x =') });
  expect(problems).toEqual(['no snippet was seen']);
});
