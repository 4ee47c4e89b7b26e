import { WatchwordError } from '@watchword/core';
import { misuse } from './misuse.ts';
import { percentDecoded } from './percent.ts';

/** Wide enough for several pixels a module in the largest symbol. */
const drawnWidth = 1024;

const pngUrl = /^data:image\/png;base64,/i;
const svgUrl = /^data:image\/svg\+xml(?:;[^,;]+)*,/i;

/**
 * The text of the QR code in a picture. What reads pictures is loaded when the first one comes.
 *
 * @throws `misuse`
 */
export async function readPicture(picture: string | Uint8Array): Promise<string> {
  return decode(await pngOf(picture));
}

async function pngOf(picture: string | Uint8Array): Promise<Uint8Array> {
  if (typeof picture !== 'string') return picture;
  if (pngUrl.test(picture)) return Buffer.from(picture.replace(pngUrl, ''), 'base64');
  const svg = svgUrl.test(picture) ? bodyOf(picture) : picture;
  if (svg !== undefined && /^\s*(<\?xml|<!--|<!doctype|<svg)/i.test(svg)) return draw(svg);
  throw misuse('is no otpauth URI, no PNG, no data: URL of a picture and no text of an SVG');
}

function bodyOf(url: string): string | undefined {
  const body = url.replace(svgUrl, '');
  return /;base64,/i.test(url.slice(0, -body.length)) ? Buffer.from(body, 'base64').toString() : percentDecoded(body);
}

async function draw(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js').catch((cause: unknown) => {
    throw new WatchwordError('misuse', 'To scan an SVG, install @resvg/resvg-js as a development dependency.', {
      cause,
    });
  });
  const options = {
    fitTo: { mode: 'width', value: drawnWidth },
    background: 'white',
    font: { loadSystemFonts: false },
  } as const;
  try {
    return new Resvg(svg, options).render().asPng();
  } catch {
    throw misuse('is an SVG that cannot be drawn');
  }
}

async function decode(png: Uint8Array): Promise<string> {
  const [{ PNG }, { decodeQR }] = await Promise.all([import('pngjs'), import('qr/decode.js')]);
  try {
    const { width, height, data } = PNG.sync.read(Buffer.from(png));
    const image = { width, height, data: onWhite(data) };
    // By default the decoder gives up after one frame of a camera, on a busy machine sooner than on an idle one.
    return decodeQR(image, { format: 'RGB', timeLimit: Number.POSITIVE_INFINITY });
  } catch {
    // An error of a decoder may quote what it read.
    throw misuse('is a picture in which no QR code can be read');
  }
}

/** What is transparent is seen on the white of a page. */
function onWhite(rgba: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: (rgba.length / 4) * 3 }, (_, place) => {
    const pixel = Math.floor(place / 3) * 4;
    const opacity = (rgba[pixel + 3] ?? 0) / 255;
    return 255 + ((rgba[pixel + (place % 3)] ?? 0) - 255) * opacity;
  });
}
