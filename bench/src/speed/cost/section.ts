import { fileURLToPath } from 'node:url';
import { compare, type Pace, summarize } from '../measure/interleave.ts';
import type { Comparison, Section } from '../measure/results.ts';
import type { Report } from '../progress.ts';
import { bundleSize } from './bundle.ts';
import { compareColdStart } from './cold-start.ts';
import { installed } from './installed.ts';
import { compared } from './packages.ts';
import { importOf } from './processes.ts';

const bench = fileURLToPath(new URL('../../..', import.meta.url));
const [kilobyte, megabyte] = [1000, 1_000_000];

/** What one pays before the first code: processes and bytes. */
export async function costSection(pace: Pace, report: Report): Promise<Section> {
  report('cost: import');
  const measure = (id: string, title: string, unit: string, value: (name: string) => Promise<number>) => {
    const contenders = compared.map((name) => ({ name, turn: async () => ({ value: await value(name) }) }));
    return compare({ id, title, unit, contenders }, pace, () => undefined);
  };
  const times = await measure('import', 'Import', 'ms', async (name) => (await importOf(name)).milliseconds);
  const memory = await measure(
    'memory',
    'Memory after the import',
    'MB',
    async (name) => (await importOf(name)).bytes / megabyte,
  );
  report('cost: sizes');
  const sizes = await Promise.all([
    once('packages', 'Installed packages', 'packages', async (name) => (await installed(name, bench)).packages),
    once('installed', 'Installed size', 'MB', async (name) => (await installed(name, bench)).bytes / megabyte),
    once('bundle', 'Bundle, minified, gzip', 'kB', async (name) => (await bundleSize(name, bench)) / kilobyte),
  ]);
  report('cost: cold start');
  return { id: 'cost', title: 'Cost', comparisons: [times, memory, ...sizes, await compareColdStart(pace)] };
}

/** Of what does not vary. */
async function once(
  id: string,
  title: string,
  unit: string,
  value: (name: string) => Promise<number>,
): Promise<Comparison> {
  const samples = new Map<string, readonly { readonly value: number }[]>();
  for (const name of compared) samples.set(name, [{ value: await value(name) }]);
  return { id, title, unit, measured: summarize(samples) };
}
