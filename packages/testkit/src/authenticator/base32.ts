const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Base32 (RFC 4648 §6) as authenticator apps take it: in any case, with or without padding, spaces and hyphens ignored.
 *
 * @returns `undefined` if it is none, or empty
 */
export function decodeBase32(text: string): Buffer | undefined {
  const letters = text.replaceAll(/[\s-]/g, '').replace(/=+$/, '').toUpperCase();
  if (!/^[A-Z2-7]{2,}$/.test(letters)) return undefined;
  const bits = Array.from(letters, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  // Bits that do not fill a byte are padding.
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
