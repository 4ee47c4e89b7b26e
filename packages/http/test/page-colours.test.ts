import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const style = readFileSync(new URL('../assets/pages.css', import.meta.url), 'utf8');
const [light, dark] = Array.from(style.matchAll(/:root \{(?<body>[^}]*)\}/g), ({ groups }) =>
  colours(groups?.['body'] ?? ''),
);
const schemes = [
  ['light', light],
  ['dark', { ...light, ...dark }],
] as const;

type Colours = Readonly<Record<string, string>>;

function colours(body: string): Colours {
  const declared = body.matchAll(/--(?<name>[\w-]+): (?<value>#[0-9a-f]+)/g);
  return Object.fromEntries(Array.from(declared, ({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']));
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one = '', other = ''): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const texts = [
  ['ink', 'ground'],
  ['ink', 'surface'],
  ['ink', 'accent-soft'],
  ['ink', 'warn-ground'],
  ['ink', 'notice-ground'],
  ['ink-soft', 'ground'],
  ['ink-soft', 'surface'],
  ['ink-soft', 'accent-soft'],
  ['accent', 'ground'],
  ['accent', 'surface'],
  ['accent', 'warn-ground'],
  ['accent-strong', 'accent-soft'],
  ['accent-strong', 'surface'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['warn', 'warn-ground'],
  ['warn', 'surface'],
] as const;
const edges = [
  ['edge', 'surface'],
  ['edge', 'ground'],
  ['accent', 'surface'],
  ['warn', 'surface'],
  ['focus', 'surface'],
  ['focus', 'ground'],
] as const;

describe.each(schemes)('in the %s theme', (_name, scheme = {}) => {
  test.each(texts)('text in %s on %s has the contrast of WCAG 2.2 AA', (ink, ground) => {
    expect(contrast(scheme[ink], scheme[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edges)('an edge in %s on %s is seen', (edge, ground) => {
    expect(contrast(scheme[edge], scheme[ground])).toBeGreaterThanOrEqual(3);
  });
});
