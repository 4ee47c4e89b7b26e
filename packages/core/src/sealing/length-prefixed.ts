/** Joins fields, each preceded by its length in bytes, so that no two lists of fields give the same bytes. */
export function lengthPrefixed(fields: readonly string[]): Uint8Array {
  return Buffer.concat(fields.flatMap((field) => [lengthOf(field), Buffer.from(field)]));
}

function lengthOf(field: string): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(field));
  return length;
}
