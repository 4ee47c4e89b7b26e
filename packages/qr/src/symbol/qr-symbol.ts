import { create } from 'qrcode';
import type { ErrorCorrection } from './error-correction.ts';
import { checkOtpauthUri } from './otpauth-uri.ts';

/** Light modules that must surround a symbol on each side (ISO/IEC 18004; U12). Less, and some scanners do not see it. */
const quietZone = 4;

/** Named, so that nothing of them is taken from an Object.prototype that somebody else has written to. */
const leftToTheEncoder = { version: undefined, maskPattern: undefined, toSJISFunc: undefined };

/** A QR code as the standard calls it: a square of dark and light modules, its quiet zone included. */
export interface QrSymbol {
  /** Modules a side. */
  readonly size: number;
  /** Whether the module in column `x`, row `y` is dark. Everything outside is light. */
  isDark(x: number, y: number): boolean;
}

/** @throws {@link QrError} `invalid-uri`, `uri-too-long` */
export function qrSymbol(uri: unknown, errorCorrection: ErrorCorrection): QrSymbol {
  checkOtpauthUri(uri, errorCorrection);
  const { modules } = create(uri, { ...leftToTheEncoder, errorCorrectionLevel: errorCorrection });
  const last = modules.size - 1;
  return {
    size: modules.size + 2 * quietZone,
    isDark: (x, y) => {
      const column = x - quietZone;
      const row = y - quietZone;
      return column >= 0 && column <= last && row >= 0 && row <= last && modules.get(row, column) === 1;
    },
  };
}
