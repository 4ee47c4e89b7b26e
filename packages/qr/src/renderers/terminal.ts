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
const blackOnWhite = '\u001b[38;5;16;48;5;231m';
const reset = '\u001b[0m';

/** Which halves of a character cell are inked: none, upper, lower, both. */
const halfBlocks = [' ', '▀', '▄', '█'] as const;

/**
 * Draws an otpauth URI as lines of text, two rows of modules a line, without a line break at the end. 49 columns are
 * enough for a usual URI.
 *
 * Print it to a person's terminal only: what captures the output captures the secret (U11).
 *
 * @throws {@link QrError} `invalid-uri`, `uri-too-long`, `invalid-option`, `unknown-option`
 */
export function qrTerminal(uri: string, options: TerminalOptions = {}): string {
  const read = readOptions<Required<TerminalOptions>>(options, { background, errorCorrection });
  const symbol = qrSymbol(uri, read.errorCorrection);
  const lines = Array.from({ length: Math.ceil(symbol.size / 2) }, (_, line) =>
    textLine(symbol, line, read.background),
  );
  return lines.map((line) => (read.background === 'any' ? blackOnWhite + line + reset : line)).join('\n');
}

/** On a dark terminal letters are light, so there the light modules are inked. */
function textLine(symbol: QrSymbol, line: number, on: TerminalBackground): string {
  const isInked = (x: number, y: number) => symbol.isDark(x, y) !== (on === 'dark');
  const cell = (x: number) => (isInked(x, 2 * line) ? 1 : 0) + (isInked(x, 2 * line + 1) ? 2 : 0);
  return Array.from({ length: symbol.size }, (_, x) => halfBlocks[cell(x)]).join('');
}
