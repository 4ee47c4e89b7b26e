import { readOptions } from '../options/read-options.ts';
import { errorCorrection, oneOf } from '../options/readers.ts';
import type { ErrorCorrection } from '../symbol/error-correction.ts';
import { type QrSymbol, qrSymbol } from '../symbol/qr-symbol.ts';

/** What is behind the text: anything, because colours are set; or, without colours, something dark or light. */
export type TerminalBackground = 'any' | 'dark' | 'light';

/** Options of {@link qrTerminal}. */
export interface TerminalOptions {
  /**
   * `any` (default): sets black on white itself, so that it scans on every terminal with colours. `dark` and `light`:
   * plain text without escape sequences, for a dark terminal, or for a light one and for paper. Guess wrong and the code
   * is inverted, which many apps do not read.
   */
  readonly background?: TerminalBackground;
  /** Default `M`. */
  readonly errorCorrection?: ErrorCorrection;
}

const background = oneOf<TerminalBackground>('background', ['any', 'dark', 'light'], 'any');

/** Fixed entries of the 256-colour palette, which themes leave alone: the first 16 colours are whatever a theme says. */
const black = 16;
const white = 231;
const reset = '\u001b[0m';

/** Which halves of a character cell are inked: none, upper, lower, both. */
const halfBlocks = [' ', '▀', '▄', '█'] as const;

/**
 * Draws an otpauth URI as lines of text, two rows of modules a line, without a line break at the end. A usual URI
 * takes 49 columns; where lines wrap, nothing scans.
 *
 * Print it to a person's terminal only: what captures the output captures the secret (U11).
 *
 * @throws {@link QrError} `invalid-uri`, `uri-too-long`, `invalid-option`, `unknown-option`
 */
export function qrTerminal(uri: string, options: TerminalOptions = {}): string {
  const read = readOptions<Required<TerminalOptions>>(options, { background, errorCorrection });
  const symbol = qrSymbol(uri, read.errorCorrection);
  const draw = (y: number) =>
    read.background === 'any' ? colouredLine(symbol, y) : plainLine(symbol, y, read.background);
  return Array.from({ length: Math.ceil(symbol.size / 2) }, (_, line) => draw(2 * line)).join('\n');
}

/**
 * Two rows as lower half blocks: the lower module is the colour of the text, the upper one the background. A background
 * fills its cell to the edge in every font; a full or upper block does not in some, and the gaps between lines then keep
 * a scanner from reading it.
 */
function colouredLine(symbol: QrSymbol, y: number): string {
  let line = '';
  let current = '';
  for (let x = 0; x < symbol.size; x += 1) {
    const colours = `\u001b[38;5;${colourAt(symbol, x, y + 1)};48;5;${colourAt(symbol, x, y)}m`;
    line += colours === current ? '▄' : `${colours}▄`;
    current = colours;
  }
  return line + reset;
}

function colourAt(symbol: QrSymbol, x: number, y: number): number {
  return symbol.isDark(x, y) ? black : white;
}

/** Two rows without colours. On a dark terminal letters are light, so there the light modules are inked. */
function plainLine(symbol: QrSymbol, y: number, on: 'dark' | 'light'): string {
  const ink = (x: number, row: number) => (symbol.isDark(x, row) === (on === 'light') ? 1 : 0);
  return Array.from({ length: symbol.size }, (_, x) => halfBlocks[ink(x, y) + 2 * ink(x, y + 1)]).join('');
}
