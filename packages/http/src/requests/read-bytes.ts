import { WatchwordError } from '@watchword/core/storage';
import { malformed, type Problem } from '../problems/problem.ts';

const mostBytes = 16 * 1024;
const tooLarge: Problem = { code: 'too-large' };

/**
 * The body of a request, up to 16 KiB.
 *
 * @throws `misuse` if the host has read the body
 */
export async function readBytes(request: Request): Promise<Uint8Array | Problem> {
  const { body, headers } = request;
  if (Number(headers.get('content-length')) > mostBytes) return tooLarge;
  if (request.bodyUsed || body?.locked) {
    throw new WatchwordError('misuse', 'The body of the request was read before the handler got it. Leave it unread.');
  }
  try {
    return await collect((body ?? []) as AsyncIterable<Uint8Array>);
  } catch {
    // The client went away in the middle of it.
    return malformed('The body is not complete.');
  }
}

/** What a client says of the length is not relied on: a chunked body says nothing. To stop reading ends the stream. */
async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | Problem> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > mostBytes) return tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
