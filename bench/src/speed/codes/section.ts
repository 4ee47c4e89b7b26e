import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Pace } from '../measure/interleave.ts';
import type { Comparison, Section } from '../measure/results.ts';
import type { Report } from '../progress.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('child.ts', import.meta.url));
// Node.js 22 reads TypeScript only if it is told to.
const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

/** Codes without a store, under each of these versions of Node.js. */
export async function codesSection(pace: Pace, report: Report, nodes: readonly string[]): Promise<Section> {
  const comparisons: Comparison[] = [];
  for (const node of [process.execPath, ...nodes]) {
    report(`codes, ${node === process.execPath ? `Node.js ${process.version}` : node}`);
    const { stdout } = await run(node, [...flags, child, JSON.stringify(pace)]);
    comparisons.push(...(JSON.parse(stdout) as readonly Comparison[]));
  }
  return { id: 'codes', title: 'Codes, without a store', comparisons };
}
