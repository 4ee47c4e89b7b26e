import { fileURLToPath } from 'node:url';
import { compare, type Pace, type Sample, summarize } from '../measure/interleave.ts';
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
  const memory = new Map(compared.map((name) => [name, [] as Sample[]]));
  const contenders = compared.map((name) => ({
    name,
    async turn() {
      const { milliseconds, bytes } = await importOf(name);
      memory.get(name)?.push({ value: bytes / megabyte });
      return { value: milliseconds };
    },
  }));
  const times = await compare({ id: 'import', title: 'Import', unit: 'ms', contenders }, pace, () => undefined);
  const title = 'Memory after the import';
  const imported = [times, { id: 'memory', title, unit: 'MB', measured: summarize(memory) }];
  report('cost: sizes');
  const sizes = await Promise.all([
    once('packages', 'Installed packages', 'packages', async (name) => (await installed(name, bench)).packages),
    once('installed', 'Installed size', 'MB', async (name) => (await installed(name, bench)).bytes / megabyte),
    once('bundle', 'Bundle, minified, gzip', 'kB', async (name) => (await bundleSize(name, bench)) / kilobyte),
  ]);
  report('cost: cold start');
  return { id: 'cost', title: 'Cost', comparisons: [...imported, ...sizes, await compareColdStart(pace)] };
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
