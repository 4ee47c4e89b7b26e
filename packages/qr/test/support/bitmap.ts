import { PNG } from 'pngjs';

/** A picture whose pixels are black or white and nothing between. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly isBlack: (x: number, y: number) => boolean;
}

/** @throws if a pixel is neither opaque black nor opaque white */
export function bitmapOfPng(file: Uint8Array): Bitmap {
  const { width, height, data } = PNG.sync.read(Buffer.from(file));
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const pixel = data.readUInt32BE(4 * index);
    if (pixel !== 0x000000ff && pixel !== 0xffffffff) throw new Error(`A pixel is ${pixel.toString(16)}.`);
    return pixel === 0x000000ff;
  });
  return { width, height, isBlack: (x, y) => pixels[y * width + x] === true };
}

/** Enlarges a picture, as a camera sees it from nearer. */
export function scaled(bitmap: Bitmap, factor: number): Bitmap {
  return {
    width: bitmap.width * factor,
    height: bitmap.height * factor,
    isBlack: (x, y) => bitmap.isBlack(Math.floor(x / factor), Math.floor(y / factor)),
  };
}

export function pngOfBitmap(bitmap: Bitmap): Uint8Array {
  const { width, height } = bitmap;
  const data = Buffer.alloc(4 * width * height, 0xff);
  eachBlackPixel(bitmap, (pixel) => data.fill(0, 4 * pixel, 4 * pixel + 3));
  return PNG.sync.write(Object.assign(new PNG({ width, height }), { data }));
}

/** The picture as text, one character a pixel, for comparisons that fail readably. */
export function drawingOf(bitmap: Bitmap): string {
  const rows = Array.from({ length: bitmap.height }, (_, y) =>
    Array.from({ length: bitmap.width }, (_, x) => (bitmap.isBlack(x, y) ? '#' : '.')).join(''),
  );
  return rows.join('\n');
}

/** Visits the black pixels, numbered row by row. */
export function eachBlackPixel(bitmap: Bitmap, visit: (pixel: number) => unknown): void {
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) if (bitmap.isBlack(x, y)) visit(y * bitmap.width + x);
  }
}
