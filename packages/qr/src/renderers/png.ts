import { readOptions } from '../options/read-options.ts';
import { errorCorrection, moduleSize } from '../options/readers.ts';
import type { ErrorCorrection } from '../symbol/error-correction.ts';
import { qrSymbol } from '../symbol/qr-symbol.ts';
import { encodePng } from './one-bit-png.ts';

/** Options of {@link qrPng}. */
export interface PngOptions {
  /** Pixels a module, from 1 to 40; default 6. */
  readonly moduleSize?: number;
  /** Default `M`. */
  readonly errorCorrection?: ErrorCorrection;
}

/**
 * Draws an otpauth URI as a PNG file: black on opaque white, quiet zone included (U12).
 *
 * The picture *is* the secret: send it with `Cache-Control: no-store`, and write it to no disk (U11).
 *
 * @throws {@link QrError} `invalid-uri`, `uri-too-long`, `invalid-option`, `unknown-option`
 */
export function qrPng(uri: string, options: PngOptions = {}): Uint8Array<ArrayBuffer> {
  const read = readOptions<Required<PngOptions>>(options, { moduleSize, errorCorrection });
  return encodePng(qrSymbol(uri, read.errorCorrection), read.moduleSize);
}
