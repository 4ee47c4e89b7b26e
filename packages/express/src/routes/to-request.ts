import type { Request } from 'express';
import { bodyOf } from './body-of.ts';
import { pathOf } from './path-of.ts';

/** Nothing is reached by it, and nothing rests on it: what the Host header says is the sender's to choose. */
const nowhere = 'http://localhost';

/** Whether the Fetch standard knows the method: it refuses these three. */
export function isFetchable({ method }: Request): boolean {
  return !['CONNECT', 'TRACE', 'TRACK'].includes(method);
}

/**
 * A request of Express as one of the Fetch standard.
 *
 * @param origin the site's own, from configuration
 * @throws `misuse` if its body is nowhere to be found
 */
export function toRequest(incoming: Request, origin = nowhere): globalThis.Request {
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
