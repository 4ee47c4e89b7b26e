import type { Readable } from 'node:stream';

/** More than any request or answer needs. */
const longestBody = 16_384;

/** Bytes travel in JSON as base64url. */
export function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** @throws {TypeError} for anything but base64url: what is half understood is not used. */
export function decode(value: unknown): Uint8Array {
  const bytes = Buffer.from(String(value), 'base64url');
  if (bytes.toString('base64url') === value) return bytes;
  throw new TypeError('Bytes in base64url were expected.');
}

/** Reads a body of JSON to its end, which must come soon: neither side can fill the other's memory. */
export async function readJson(body: Readable): Promise<unknown> {
  let text = '';
  for await (const chunk of body.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > longestBody) throw new RangeError(`More than ${longestBody} characters.`);
  }
  return JSON.parse(text);
}
