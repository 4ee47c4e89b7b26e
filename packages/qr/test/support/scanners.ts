import { execFileSync } from 'node:child_process';
import { Resvg } from '@resvg/resvg-js';
import { decodeQR } from 'qr/decode.js';
import { type Bitmap, bitmapOfPng, eachBlackPixel, pngOfBitmap } from './bitmap.ts';

/** Draws an SVG file as a browser would show it as an image. `pixels` is its width. */
export function bitmapOfSvg(svg: string, pixels: number): Bitmap {
  const options = { fitTo: { mode: 'width', value: pixels }, font: { loadSystemFonts: false } } as const;
  return bitmapOfPng(new Resvg(svg, options).render().asPng());
}

/** Reads a picture with the decoder of the `qr` package, which shares nothing with our encoder. */
export function scan(bitmap: Bitmap): string {
  const { width, height } = bitmap;
  const data = new Uint8Array(3 * width * height).fill(255);
  eachBlackPixel(bitmap, (pixel) => data.fill(0, 3 * pixel, 3 * pixel + 3));
  return decodeQR({ width, height, data }, { format: 'RGB', timeLimit: Number.POSITIVE_INFINITY });
}

/** Reads a picture with zbarimg (Debian package zbar-tools), a second and unrelated decoder. */
export function zbar(picture: Uint8Array | Bitmap): string {
  const input = picture instanceof Uint8Array ? picture : pngOfBitmap(picture);
  const text = execFileSync('zbarimg', ['--quiet', '--raw', 'png:-'], { input, stdio: ['pipe', 'pipe', 'ignore'] });
  return text.toString('utf8').trimEnd();
}
