import { WatchwordError } from '@watchword/core/storage';
import type { Request } from 'express';

type Body = NonNullable<RequestInit['body']>;

/**
 * The body of a request, or what a parser that ran before has made of it, written out once more. The handler judges it by
 * the headers as they were sent: a parser that reads more kinds of bodies opens nothing.
 *
 * @throws `misuse` if somebody has read it and kept nothing
 */
export function bodyOf(incoming: Request): Body {
  // The connection has to stay, whatever the handler leaves unread: the answer goes over it.
  if (!incoming.readableDidRead) return ReadableStream.from(incoming.iterator({ destroyOnReturn: false }));
  const body: unknown = incoming.body;
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  if (body !== undefined) return isForm(incoming) ? formOf(body) : JSON.stringify(body);
  throw new WatchwordError(
    'misuse',
    'The body of the request was read before the two-factor routes got it, and is not in req.body. Mount them before ' +
      'what reads it.',
  );
}

function isForm({ headers }: Request): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
}

/** Only texts are fields. What came twice, or what a parser has nested, is none: neither is a code. */
function formOf(body: unknown): URLSearchParams {
  return new URLSearchParams(Object.entries(body ?? {}).filter(isField));
}

function isField(entry: readonly [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}
