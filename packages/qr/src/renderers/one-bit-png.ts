import { crc32, deflateSync } from 'node:zlib';
import type { QrSymbol } from '../symbol/qr-symbol.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Writes a symbol as a PNG file of one bit a pixel (W3C PNG, third edition, §5 and §11.2). */
export function encodePng(symbol: QrSymbol, moduleSize: number): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: symbol.size }, (_, y) => scanline(symbol, y, moduleSize));
  const pixels = Buffer.concat(rows.flatMap((row) => Array<Uint8Array>(moduleSize).fill(row)));
  const file = [
    signature,
    ...chunk('IHDR', header(symbol.size * moduleSize)),
    ...chunk('IDAT', deflateSync(pixels)),
    ...chunk('IEND', new Uint8Array()),
  ];
  // A copy with a buffer of its own: a small Buffer lies in a pool that others can read through its `buffer`.
  return new Uint8Array(Buffer.concat(file));
}

/** Width and height, 1 bit a pixel; the rest is 0: greyscale, deflate, adaptive filtering, no interlace. */
function header(pixels: number): Uint8Array {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(pixels, 0);
  data.writeUInt32BE(pixels, 4);
  data.writeUInt8(1, 8);
  return data;
}

/** A row of pixels after its filter byte (0, none). */
function scanline(symbol: QrSymbol, y: number, moduleSize: number): Uint8Array {
  const isWhite = (pixel: number) => !symbol.isDark(Math.floor(pixel / moduleSize), y);
  const bytes = Math.ceil((symbol.size * moduleSize) / 8);
  return Uint8Array.from({ length: 1 + bytes }, (_, index) => (index === 0 ? 0 : packEight(8 * (index - 1), isWhite)));
}

/** Eight pixels in a byte, the leftmost in its highest bit. In greyscale a set bit is white. */
function packEight(first: number, isWhite: (pixel: number) => boolean): number {
  let byte = 0;
  for (let pixel = first; pixel < first + 8; pixel += 1) byte = (byte << 1) | (isWhite(pixel) ? 1 : 0);
  return byte;
}

function chunk(type: string, data: Uint8Array): readonly Uint8Array[] {
  const name = Buffer.from(type, 'latin1');
  return [uint32(data.length), name, data, uint32(crc32(data, crc32(name)))];
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
