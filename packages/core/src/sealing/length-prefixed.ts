const prefixBytes = 4;

/** Joins fields, each preceded by its length in bytes, so that no two lists of fields give the same bytes. */
export function lengthPrefixed(fields: readonly string[]): Uint8Array {
  const bytes = Buffer.allocUnsafe(fields.reduce((sum, field) => sum + prefixBytes + Buffer.byteLength(field), 0));
  let end = 0;
  for (const field of fields) {
    const length = bytes.write(field, end + prefixBytes);
    end = bytes.writeUInt32BE(length, end) + length;
  }
  return bytes;
}
