import { expect, test } from 'vitest';
import { checkImports } from '../src/imports/check.ts';
import { packageRules } from '../src/imports/rules.ts';
import { plant } from './plant.ts';

const rules = { 'packages/core': ['otplib'], 'packages/http': ['@watchword/core'] };
const allowed = {
  'packages/core/src/index.ts': `export { verify } from './verbs/verify.ts';\nimport 'otplib';`,
  'packages/core/src/verbs/verify.ts': `import { hash } from 'node:crypto';\nexport const verify = hash;`,
  'packages/core/test/verify.test.ts': `import { expect } from 'vitest';\nimport '../src/index.ts';`,
  'packages/core/tsup.config.ts': `import { library } from '../../tsup.base.ts';`,
  'packages/http/src/index.ts': `import type { Watchword } from '@watchword/core';`,
  'examples/portal/src/main.ts': `import express from 'express';\nimport '@watchword/http';`,
  'e2e/test/walk.test.ts': `import '@watchword-internal/test-setup';\nimport '../src/portal.ts';`,
};

test('imports that the table allows pass, and are counted', () => {
  const { problems, seen } = checkImports(plant(allowed), rules);
  expect(problems).toEqual([]);
  expect(seen).toBe('6 modules');
});

test.each([
  ['another package', `import { svg } from '@watchword/qr';`, 'may import only otplib'],
  ['a framework, for its types alone', `import type { Request } from 'express';`, 'may import only otplib'],
  ['a subpath of an allowed package', `import 'otplib/core';`, 'may import only otplib'],
  ['a re-export', `export * from '@watchword/qr';`, 'may import only otplib'],
  ['a dynamic import', `const qr = await import('@watchword/qr');`, 'may import only otplib'],
  ['a computed import', 'const qr = await import(name);', 'may import only otplib'],
  ['a way round by a relative path', `import { svg } from '../../qr/src/index.ts';`, 'it leaves packages/core'],
  ['node without its protocol', `import 'sqlite';`, 'may import only otplib'],
])('a planted violation fails: %s', (_, line, reason) => {
  const root = plant({ ...allowed, 'packages/core/src/index.ts': `\n${line}\n` });
  const { problems } = checkImports(root, rules);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^packages\/core\/src\/index\.ts:2 imports /);
  expect(problems[0]).toContain(reason);
});

test('an example that imports an internal package fails', () => {
  const { problems } = checkImports(
    plant({ ...allowed, 'examples/portal/src/main.ts': `import '@watchword-internal/test-setup';` }),
    rules,
  );
  expect(problems).toEqual([expect.stringContaining('an example is copied by its readers')]);
});

test('a package without a row fails', () => {
  const { problems } = checkImports(plant({ ...allowed, 'packages/new/src/index.ts': `import 'otplib';` }), rules);
  expect(problems).toEqual([expect.stringContaining('packages/new has no row')]);
});

test('seeing no module at all fails, for every package of the table', () => {
  const { problems } = checkImports(plant({ 'README.md': '' }), packageRules);
  expect(problems).toEqual(Object.keys(packageRules).map((folder) => `${folder}/src: no module seen there`));
});
