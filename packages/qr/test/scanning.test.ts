import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qrDataUrl, qrPng, qrSvg, qrTerminal } from '../src/index.ts';
import { bitmapOfPng, drawingOf, scaled } from './support/bitmap.ts';
import { bitmapOfSvg, scan, zbar } from './support/scanners.ts';
import { darkTheme, lightTheme, screenOf, type Theme } from './support/screen.ts';
import { anyUri, otpauthUri, sampleUri, uriOfLength } from './support/uris.ts';

const levels = ['L', 'M', 'Q', 'H'] as const;
const capacity = { L: 2953, M: 2331, Q: 1663, H: 1273 } as const;

const issuers = [
  'A',
  'My HPC',
  'Te Whare Wānanga',
  'Ünïvërsität 大学',
  '🔐 & <b>"x"</b>',
  '100 % + 1 = ?#',
  'مركز الحوسبة',
];

function readBack(scanned: (uri: string) => string): void {
  const isExact = fc.property(anyUri, (uri) => {
    expect(scanned(uri)).toBe(uri);
  });
  fc.assert(isExact, { seed: 20261124, numRuns: 25 });
}

function scanScreen(text: string, theme: Theme): string {
  return scan(scaled(screenOf(text, theme), 3));
}

describe('any URI is read back exactly', { timeout: 30_000 }, () => {
  it('U12 from the PNG', () => {
    readBack((uri) => scan(bitmapOfPng(qrPng(uri, { moduleSize: 3 }))));
    expect.hasAssertions();
  });

  it('U12 from the SVG, drawn by an SVG renderer', () => {
    readBack((uri) => scan(bitmapOfSvg(qrSvg(uri), 300)));
    expect.hasAssertions();
  });

  it.each([darkTheme, lightTheme])('U12 from a terminal that shows $text text, because colours are set', (theme) => {
    readBack((uri) => scanScreen(qrTerminal(uri), theme));
    expect.hasAssertions();
  });

  it('U12 from plain text on the background that it was made for', () => {
    readBack((uri) => scanScreen(qrTerminal(uri, { background: 'dark' }), darkTheme));
    readBack((uri) => scanScreen(qrTerminal(uri, { background: 'light' }), lightTheme));
    expect.hasAssertions();
  });
});

describe('zbarimg reads', { timeout: 30_000 }, () => {
  it.each(issuers)('U12 the PNG for the issuer %s', (issuer) => {
    const uri = otpauthUri(issuer, 'alice@example.org');
    expect(zbar(qrPng(uri))).toBe(uri);
  });

  it.each(levels)('U12 every format at error correction %s', (errorCorrection) => {
    const uri = otpauthUri('My HPC', errorCorrection);
    expect(zbar(qrPng(uri, { errorCorrection }))).toBe(uri);
    expect(zbar(bitmapOfSvg(qrSvg(uri, { errorCorrection }), 400))).toBe(uri);
    expect(zbar(scaled(screenOf(qrTerminal(uri, { errorCorrection }), darkTheme), 4))).toBe(uri);
  });

  it.each([2, 3, 7, 10, 24])('U12 the PNG at %i pixels a module', (moduleSize) => {
    expect(zbar(qrPng(sampleUri, { moduleSize }))).toBe(sampleUri);
  });

  it('U12 nothing when the colours are inverted, which is why no theme may do that', () => {
    const inverted = screenOf(qrTerminal(sampleUri, { background: 'light' }), darkTheme);
    expect(() => zbar(scaled(inverted, 4))).toThrow('Command failed');
  });
});

describe('the picture', () => {
  it('U12 has the same modules in every format', () => {
    const png = bitmapOfPng(qrPng(sampleUri, { moduleSize: 1 }));
    const svg = bitmapOfSvg(qrSvg(sampleUri, { moduleSize: 1 }), png.width);
    const terminal = screenOf(qrTerminal(sampleUri), darkTheme);
    expect(drawingOf(svg)).toBe(drawingOf(png));
    expect(drawingOf({ ...terminal, height: png.height })).toBe(drawingOf(png));
  });

  it('U12 begins with its finder pattern after exactly four light modules on each side', () => {
    const { width, height, isBlack } = bitmapOfPng(qrPng(sampleUri, { moduleSize: 1 }));
    const columns = Array.from({ length: width }, (_, x) =>
      Array.from({ length: height }, (_, y) => isBlack(x, y)).includes(true),
    );
    expect(columns.indexOf(true)).toBe(4);
    expect(columns.lastIndexOf(true)).toBe(width - 5);
    expect([isBlack(3, 3), isBlack(4, 4), isBlack(width - 5, 4), isBlack(4, height - 5)]).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it('U12 is dark on white whatever styles the page sets around the SVG', () => {
    const styles = 'color="#fff" fill="currentColor" stroke="#f00" stroke-width="3" fill-rule="evenodd"';
    const page = `<svg xmlns="http://www.w3.org/2000/svg" width="294" height="294" ${styles}>${qrSvg(sampleUri)}</svg>`;
    expect(scan(bitmapOfSvg(page, 294))).toBe(sampleUri);
  });

  it.each(levels)('U12 holds the longest URI that level %s has room for', (errorCorrection) => {
    const uri = uriOfLength(capacity[errorCorrection]);
    expect(scan(bitmapOfPng(qrPng(uri, { errorCorrection, moduleSize: 4 })))).toBe(uri);
    expect(() => qrPng(`${uri}a`, { errorCorrection })).toThrow(expect.objectContaining({ code: 'uri-too-long' }));
  });

  it('is at least 240 pixels wide by default', () => {
    const shortest = bitmapOfPng(qrPng(otpauthUri('A', 'b')));
    expect(shortest.width).toBeGreaterThanOrEqual(240);
    expect(qrSvg(otpauthUri('A', 'b'))).toContain(`width="${shortest.width}" height="${shortest.height}"`);
  });
});

function contentOf(url: string, start: string): Buffer {
  expect(url.slice(0, start.length)).toBe(start);
  return Buffer.from(url.slice(start.length), 'base64');
}

describe('a data URL', () => {
  it('U12 carries the PNG by default', () => {
    const png = contentOf(qrDataUrl(sampleUri, { moduleSize: 3 }), 'data:image/png;base64,');
    expect(new Uint8Array(png)).toEqual(qrPng(sampleUri, { moduleSize: 3 }));
  });

  it('U12 carries the SVG when asked to', () => {
    const svg = contentOf(qrDataUrl(sampleUri, { format: 'svg', errorCorrection: 'H' }), 'data:image/svg+xml;base64,');
    expect(svg.toString('utf8')).toBe(qrSvg(sampleUri, { errorCorrection: 'H' }));
  });
});
