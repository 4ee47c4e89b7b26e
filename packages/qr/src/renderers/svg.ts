import { readOptions } from '../options/read-options.ts';
import { errorCorrection, moduleSize, title } from '../options/readers.ts';
import type { ErrorCorrection } from '../symbol/error-correction.ts';
import { type QrSymbol, qrSymbol } from '../symbol/qr-symbol.ts';

/** Options of {@link qrSvg}. */
export interface SvgOptions {
  /** What a screen reader says of the picture; default `QR code for an authenticator app`. Text, never markup. */
  readonly title?: string;
  /** CSS pixels a module, from 1 to 40; default 6. Style sheets may scale the picture to any size. */
  readonly moduleSize?: number;
  /** Default `M`. */
  readonly errorCorrection?: ErrorCorrection;
}

/**
 * Draws an otpauth URI as an SVG element, to be placed in a page or sent as `image/svg+xml`. Dark on white in every theme,
 * with its quiet zone (U12), without styles or scripts, so that any content security policy lets it pass.
 *
 * The picture *is* the secret: send it with `Cache-Control: no-store` and to nobody else (U11).
 *
 * @throws {@link QrError} `invalid-uri`, `uri-too-long`, `invalid-option`, `unknown-option`
 */
export function qrSvg(uri: string, options: SvgOptions = {}): string {
  const read = readOptions<Required<SvgOptions>>(options, { title, moduleSize, errorCorrection });
  const symbol = qrSymbol(uri, read.errorCorrection);
  const { size } = symbol;
  const pixels = size * read.moduleSize;
  // Fill and stroke are named on both shapes: what a page's icon styles set on `svg` would be inherited otherwise.
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 ${size} ${size}"`,
    ` role="img" shape-rendering="crispEdges"><title>${escapeXml(read.title)}</title>`,
    `<rect width="${size}" height="${size}" fill="#fff" stroke="none"/>`,
    `<path fill="#000" stroke="none" d="${darkPath(symbol)}"/></svg>`,
  ].join('');
}

interface Run {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** A rectangle for each run of dark modules, drawn from where the last one ended: relative moves repeat, so they compress. */
function darkPath(symbol: QrSymbol): string {
  let path = '';
  let pen = { x: 0, y: 0 };
  for (const { x, y, length } of darkRuns(symbol)) {
    path += `m${x - pen.x} ${y - pen.y}h${length}v1h-${length}`;
    pen = { x, y: y + 1 };
  }
  return path;
}

function darkRuns(symbol: QrSymbol): readonly Run[] {
  const runs: Run[] = [];
  for (let y = 0; y < symbol.size; y += 1) {
    let start = 0;
    for (let x = 0; x < symbol.size; x += 1) {
      if (!symbol.isDark(x, y)) start = x + 1;
      else if (!symbol.isDark(x + 1, y)) runs.push({ x: start, y, length: x + 1 - start });
    }
  }
  return runs;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
