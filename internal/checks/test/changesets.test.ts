import { expect, test } from 'vitest';
import { checkChangesets } from '../src/changesets/check.ts';
import { plant } from './plant.ts';

const workspace = {
  'packages/core/package.json': '{ "name": "@watchword/core", "version": "0.0.0" }',
  'packages/qr/package.json': '{ "name": "@watchword/qr", "version": "1.2.0" }',
  '.changeset/config.json': '{}',
  '.changeset/quiet-owls-rest.md': "---\n'@watchword/core': minor\n---\n\nThe first one.\n",
};

test('unreleased packages with a changeset and released ones without pass', async () => {
  const report = await checkChangesets(plant(workspace));
  expect(report).toMatchObject({ seen: '2 packages, 1 changesets', problems: [] });
});

test('a planted package without a changeset fails', async () => {
  const root = plant({ ...workspace, 'packages/new/package.json': '{ "name": "@watchword/new", "version": "0.0.0" }' });
  const { problems } = await checkChangesets(root);
  expect(problems).toEqual(['@watchword/new is not released yet and no changeset names it']);
});

test('a changeset for a package that is not there fails', async () => {
  const root = plant({ ...workspace, '.changeset/typo.md': "---\n'@watchword/cor': patch\n---\n\nA slip.\n" });
  const { problems } = await checkChangesets(root);
  expect(problems).toEqual(['@watchword/cor is no package']);
});

test('seeing no package at all fails', async () => {
  const { problems } = await checkChangesets(plant({ '.changeset/config.json': '{}' }));
  expect(problems).toEqual(['packages/: no package seen there']);
});
