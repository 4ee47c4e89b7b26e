/** Percent-encoded UTF-8 (RFC 3986 §2.1); `undefined` if it is none. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
