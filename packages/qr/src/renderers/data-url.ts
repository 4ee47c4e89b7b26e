import { readOptions } from '../options/read-options.ts';
import { errorCorrection, moduleSize, oneOf } from '../options/readers.ts';
import type { ErrorCorrection } from '../symbol/error-correction.ts';
import { qrPng } from './png.ts';
import { qrSvg } from './svg.ts';

/** The image inside a data URL. */
export type DataUrlFormat = 'png' | 'svg';

/** Options of {@link qrDataUrl}. The picture is named by the `alt` of the `<img>` that shows it, not by a title. */
export interface DataUrlOptions {
  /** Default `png`: known everywhere, and the smaller one. `svg` stays sharp at any size. */
  readonly format?: DataUrlFormat;
  /** Pixels a module, from 1 to 40; default 6. */
  readonly moduleSize?: number;
  /** Default `M`. */
  readonly errorCorrection?: ErrorCorrection;
}

const imageFormat = oneOf<DataUrlFormat>('format', ['png', 'svg'], 'png');

/**
 * Draws an otpauth URI as a `data:` URL for the `src` of an `<img>`. The page needs `img-src data:` in its content security
 * policy, and no second request carries the secret.
 *
 * @throws {@link QrError} `invalid-uri`, `uri-too-long`, `invalid-option`, `unknown-option`
 */
export function qrDataUrl(uri: string, options: DataUrlOptions = {}): string {
  const { format, ...drawing } = readOptions<Required<DataUrlOptions>>(options, {
    format: imageFormat,
    moduleSize,
    errorCorrection,
  });
  const [type, image] = format === 'png' ? ['png', qrPng(uri, drawing)] : ['svg+xml', qrSvg(uri, drawing)];
  return `data:image/${type};base64,${Buffer.from(image).toString('base64')}`;
}
