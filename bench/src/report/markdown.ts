import { day, hour, minute, second } from '../time.ts';

/** A table as the guide shows it; the first row is its head. */
export function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

export function percent(odds: number): string {
  return `${Number((odds * 100).toPrecision(2))} %`;
}

/** In the largest unit of which there is a whole one; "never" if there is no such time. */
export function duration(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return 'never';
  const units = [
    [day, 'day'],
    [hour, 'h'],
    [minute, 'min'],
    [second, 's'],
  ] as const;
  const [length, unit] = units.find(([length]) => milliseconds >= length) ?? [second, 's'];
  const value = Number((milliseconds / length).toPrecision(2));
  return `${value} ${unit}${unit === 'day' && value !== 1 ? 's' : ''}`;
}
