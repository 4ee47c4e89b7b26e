import { malformed, type Problem } from '../../problems/problem.ts';
import { readBytes } from '../../requests/read-bytes.ts';

/** The fields of a form by their names, or what is wrong with it. */
export type Form = { readonly form: Readonly<Record<string, string>> } | { readonly problem: Problem };

const urlencoded = /^application\/x-www-form-urlencoded(?:\s*;.*)?$/i;

/** Reads the named fields of a form of at most 16 KiB. Other fields are not read, and none may come twice (A41). */
export async function readForm(request: Request, names: readonly string[]): Promise<Form> {
  const { headers } = request;
  if (headers.has('content-encoding') || !urlencoded.test(headers.get('content-type') ?? '')) {
    return { problem: { code: 'unsupported-media-type' } };
  }
  const bytes = await readBytes(request);
  return 'code' in bytes ? { problem: bytes } : parse(new URLSearchParams(new TextDecoder().decode(bytes)), names);
}

function parse(fields: URLSearchParams, names: readonly string[]): Form {
  const form: Record<string, string> = {};
  for (const name of names) {
    const [value, ...more] = fields.getAll(name);
    if (more.length > 0) return { problem: malformed(`${name} must not come twice.`) };
    if (value !== undefined) form[name] = value;
  }
  return { form };
}
