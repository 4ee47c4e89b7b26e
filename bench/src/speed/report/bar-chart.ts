import { frame, groundOf, type Theme, text } from '../../report/svg.ts';

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly ours: boolean;
}

/** Bars that may be compared with one another: the longest is as long as the picture allows. */
export interface Group {
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** Groups of bars, and what is said below them. */
export interface BarChart {
  readonly title: string;
  readonly note: string;
  readonly groups: readonly Group[];
}

const colours = {
  light: { ours: '#0b6e4f', theirs: '#8c959f' },
  dark: { ours: '#5fd3a6', theirs: '#6e7681' },
} as const;

const [width, left, barsAt, longest] = [760, 24, 200, 440];
const [top, titleHeight, barHeight, pitch, gap] = [48, 22, 14, 20, 12];

/** Bars with their values, as an SVG picture. */
export function barChart({ title, note, groups }: BarChart, theme: Theme): string {
  const heights = groups.map(({ bars }) => titleHeight + bars.length * pitch + gap);
  const starts = heights.map((_, place) => top + sum(heights.slice(0, place)));
  const height = top + sum(heights) + 28;
  const body = groups.flatMap((group, place) => drawGroup(group, starts[place] ?? top, theme));
  const foot = text(left, height - 14, note, 'font-size="11" opacity="0.75"');
  return frame({ width, height, left, title, theme }, [...body, foot]);
}

function drawGroup({ title, bars }: Group, at: number, theme: Theme): readonly string[] {
  const most = Math.max(...bars.map(({ value }) => value));
  const rule = `<line x1="${left}" x2="${width - left}" y1="${at}" y2="${at}" stroke="${groundOf(theme).faint}"/>`;
  const lines = bars.flatMap((bar, place) => drawBar(bar, at + titleHeight + place * pitch, most, theme));
  return [rule, text(left, at + 16, title, 'font-weight="600"'), ...lines];
}

function drawBar({ label, value, ours }: Bar, at: number, most: number, theme: Theme): readonly string[] {
  const long = (longest * value) / most;
  const fill = colours[theme][ours ? 'ours' : 'theirs'];
  const size = `width="${long.toFixed(1)}" height="${barHeight}"`;
  return [
    text(barsAt - 8, at + 11, label, 'text-anchor="end"'),
    `<rect x="${barsAt}" y="${at}" ${size} fill="${fill}"/>`,
    text(barsAt + long + 6, at + 11, Math.round(value).toLocaleString('en'), ''),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
