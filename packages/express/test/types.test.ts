import { execFile } from 'node:child_process';
import { mkdirSync, realpathSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packedProject } from './support/packed.ts';

const root = join(import.meta.dirname, '../../..');
const modules = join(import.meta.dirname, '../node_modules');

const app = `
import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
import { createTwoFactor } from '@watchword/express';
import express from 'express';

const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(generateKey()) });
const twoFactor = createTwoFactor({ watchword, user: ({ path }) => ({ id: path, name: path }) });
const app = express();
app.use('/two-factor', twoFactor.routes);
app.get('/account', twoFactor.require(), (request, response) => {
  response.send(twoFactor.provenOf(request)?.method);
});
app.use(twoFactor.require({ maxAgeSeconds: 'often' }));
`;

/** What the compiler has to say of an application with these types of Express. */
function compile(project: string): Promise<string> {
  const flags = ['--strict', '--noEmit', '--pretty', 'false', '--module', 'nodenext', '--target', 'es2024'];
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, ...flags, ...types, 'app.ts'], { cwd: project }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

test('types fit those of Express 5 and 4', { timeout: 120_000 }, async () => {
  const project = await packedProject();
  mkdirSync(join(project, 'node_modules/@types'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(project, 'app.ts'), app);
  const link = join(project, 'node_modules/@types/express');
  for (const name of ['express', 'express4']) {
    symlinkSync(realpathSync(join(modules, '@types', name)), link);
    const [first, ...more] = (await compile(project)).trimEnd().split('\n');
    expect(first, name).toMatch(
      /^app\.ts\(13,\d+\): error TS2322: Type 'string' is not assignable to type 'number'\.$/,
    );
    expect(
      more.filter((line) => !line.startsWith(' ')),
      name,
    ).toEqual([]);
    unlinkSync(link);
  }
});
