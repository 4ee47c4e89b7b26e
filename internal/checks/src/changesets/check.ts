import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChangesets } from '@changesets/read';
import type { Report } from '../report.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** A package that was never released must be named by a changeset, and a changeset may name published packages only. */
export async function checkChangesets(root: string): Promise<Report> {
  const packages = globSync('packages/*/package.json', { cwd: root }).map((file) => readManifest(join(root, file)));
  const changesets = await readChangesets(root);
  const named = new Set(changesets.flatMap(({ releases }) => releases.map(({ name }) => name)));
  return {
    seen: `${packages.length} packages, ${changesets.length} changesets`,
    problems: [
      ...(packages.length === 0 ? ['packages/: no package seen there'] : []),
      ...packages.flatMap(({ name, version }) =>
        version === '0.0.0' && !named.has(name) ? [`${name} is not released yet and no changeset names it`] : [],
      ),
      ...[...named]
        .filter((name) => !packages.some((each) => each.name === name))
        .map((name) => `${name} is no package`),
    ],
    advice: 'Write one with: pnpm changeset',
  };
}

function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
