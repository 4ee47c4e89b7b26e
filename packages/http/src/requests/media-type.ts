const json = /^application\/json(?:\s*;\s*charset\s*=\s*"?utf-8"?)?\s*$/i;

/** JSON, which is UTF-8 and nothing else (RFC 8259 §8.1). */
export function isJson(headers: Headers): boolean {
  return json.test(headers.get('content-type') ?? '');
}
