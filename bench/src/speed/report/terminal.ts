import { markdownTable } from '../../report/markdown.ts';
import type { Comparison, Measured, Run } from '../measure/results.ts';

/** Everything that was measured, as Markdown, which terminals show well enough. */
export function runText({ date, quick, machine, versions, sections }: Run): string {
  const told = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${date}${quick ? ', a quick run: rough figures' : ''}. ${machine}.`,
    `${told.join(', ')}.`,
    ...sections.flatMap(({ title, comparisons }) => [`\n## ${title}`, ...comparisons.map(comparisonText)]),
  ].join('\n');
}

export function comparisonText({ title, unit, measured }: Comparison): string {
  const timed = measured.some(({ p99 }) => p99 !== undefined);
  const ours = measured[0]?.name ?? '';
  const head = ['', unit, `${ours} / it`, ...(timed ? ['p50 ms', 'p99 ms', `p99: ${ours} / it`] : [])];
  return [`\n${title}\n`, ...markdownTable([head, ...measured.map((one) => cells(one, timed))])].join('\n');
}

function cells({ name, value, ratio, p50, p99, p99Ratio }: Measured, timed: boolean): readonly string[] {
  const rest = timed ? [figure(p50), figure(p99), figure(p99Ratio)] : [];
  return [name, figure(value), figure(ratio), ...rest];
}

/** Three digits are more than a run can tell apart. */
export function figure(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : Number(value.toPrecision(3)).toLocaleString('en');
}
