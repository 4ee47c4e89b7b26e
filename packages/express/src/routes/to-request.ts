import type { Request } from 'express';
import { bodyOf } from './body-of.ts';
import { pathOf } from './path-of.ts';

/** Whether the Fetch standard knows the method: it refuses these three. */
export function isFetchable({ method }: Request): boolean {
  return !['CONNECT', 'TRACE', 'TRACK'].includes(method);
}

/**
 * A request of Express as one of the Fetch standard, to one of the site's own origins.
 *
 * @throws `misuse` if its body is nowhere to be found
 */
export function toRequest(incoming: Request, origin: string): globalThis.Request {
  const { method } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(origin + pathOf(incoming), {
    method,
    headers: headersOf(incoming),
    ...(hasBody && { body: bodyOf(incoming), duplex: 'half' }),
  });
}

/** As they were sent: of two that contradict each other, Node would keep the first. Together they mean nothing. */
function headersOf({ rawHeaders }: Request): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  }
  return headers;
}
