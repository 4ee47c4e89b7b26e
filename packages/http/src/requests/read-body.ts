import { malformed, type Problem } from '../problems/problem.ts';
import { isJson } from './media-type.ts';
import { readBytes } from './read-bytes.ts';

/** The fields of a body, by their names, or what is wrong with it. */
export type Body = { readonly fields: Fields } | { readonly problem: Problem };

/** Anybody can send anything: each field may be of any type. */
export type Fields = Readonly<Record<string, unknown>>;

const unsupported: Problem = { code: 'unsupported-media-type' };

/**
 * Reads a body of at most 16 KiB that holds no fields but the named ones. An empty body is one without fields.
 *
 * @throws `misuse` if the host has read the body
 */
export async function readBody(request: Request, names: readonly string[]): Promise<Body> {
  const { headers } = request;
  // A compressed body could grow without end.
  if (headers.has('content-encoding')) return { problem: unsupported };
  if (headers.has('content-type') && !isJson(headers)) return { problem: unsupported };
  const bytes = await readBytes(request);
  if ('code' in bytes) return { problem: bytes };
  if (bytes.length === 0) return { fields: {} };
  return isJson(headers) ? parse(bytes, names) : { problem: unsupported };
}

function parse(bytes: Uint8Array, names: readonly string[]): Body {
  const value = parseJson(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: malformed('The body must be a JSON object.') };
  }
  // `__proto__` is a name like any other here: JSON.parse makes it the object's own.
  if (Object.keys(value).every((name) => names.includes(name))) return { fields: { ...value } };
  const known = names.length === 0 ? 'no fields' : `no fields but ${names.join(', ')}`;
  return { problem: malformed(`The body may have ${known}.`) };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
