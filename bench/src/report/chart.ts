import { frame, groundOf, type Theme, text } from './svg.ts';

/** The odds of one kind of thief, for each number of sign-ins a day. */
export interface Line {
  readonly label: string;
  readonly odds: readonly number[];
}

/** One account: what failures in a row alone would allow, and what patience leaves of it. */
export interface Panel {
  readonly title: string;
  readonly without: Line;
  readonly within: Line;
}

const colours = {
  light: { without: '#b3261e', within: '#0b6e4f' },
  dark: { without: '#ff8a80', within: '#5fd3a6' },
} as const;

const [width, height] = [760, 360];
const [left, top, panelWidth, panelHeight, gap] = [64, 64, 300, 220, 56];
const ticks = [0.001, 0.01, 0.1, 1];
const budget = 0.01;

/** Logarithmic: a thousandth at the bottom, certainty at the top. */
const y = (odds: number) => top + panelHeight * (1 - (Math.log10(odds) + 3) / 3);
const x = (panel: number, index: number, count: number) =>
  left + panel * (panelWidth + gap) + ((index + 0.5) * panelWidth) / count;

/** Odds a year over sign-ins a day, as an SVG picture. */
export function chart(signInsPerDay: readonly number[], panels: readonly Panel[], theme: Theme): string {
  const title = 'Odds of a silent thief a year, by sign-ins a day';
  const body = panels.flatMap((panel, index) => drawPanel(panel, index, signInsPerDay, theme));
  const axis = text(width / 2, height - 16, 'sign-ins of the owner a day', 'text-anchor="middle"');
  return frame({ width, height, left, title, theme }, [...body, axis]);
}

function drawPanel(panel: Panel, index: number, signInsPerDay: readonly number[], theme: Theme): readonly string[] {
  const from = left + index * (panelWidth + gap);
  const { faint, ink } = groundOf(theme);
  const rule = (odds: number, style: string) =>
    `<line x1="${from}" x2="${from + panelWidth}" y1="${y(odds)}" y2="${y(odds)}" ${style}/>`;
  return [
    text(from, top - 14, panel.title, 'font-weight="600"'),
    ...ticks.flatMap((odds) => [
      rule(odds, `stroke="${faint}"`),
      text(from - 8, y(odds) + 4, `${odds * 100} %`, 'text-anchor="end"'),
    ]),
    rule(budget, `stroke="${ink}" stroke-dasharray="5 4"`),
    ...signInsPerDay.map((perDay, n) =>
      text(x(index, n, signInsPerDay.length), top + panelHeight + 20, String(perDay), 'text-anchor="middle"'),
    ),
    ...drawLine(panel.without, index, colours[theme].without, -10),
    ...drawLine(panel.within, index, colours[theme].within, -10),
  ];
}

function drawLine({ label, odds }: Line, panel: number, colour: string, labelAt: number): readonly string[] {
  const points = odds.map((value, n) => [x(panel, n, odds.length), y(value)] as const);
  const [last] = points.slice(-1);
  return [
    `<polyline points="${points.map(([px, py]) => `${px},${py.toFixed(1)}`).join(' ')}" fill="none" ` +
      `stroke="${colour}" stroke-width="2.5"/>`,
    ...points.map(([px, py]) => `<circle cx="${px}" cy="${py.toFixed(1)}" r="4" fill="${colour}"/>`),
    ...(last ? [text(last[0] + 20, last[1] + labelAt, label, `text-anchor="end" fill="${colour}"`)] : []),
  ];
}
