import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Keyring } from '@watchword/core';
import { readJson } from '../wire.ts';
import { isOperation, operate } from './operations.ts';

/** What a request came to: for the answer, and for the log. */
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Answers `POST /<operation>` with JSON. Whoever can connect can seal, open, sign and verify, so that the socket's file mode
 * says who that is. The log gets each operation and how it ended, and nothing that was sealed or signed.
 */
export function keyService(keys: Keyring, log: (line: string) => void): Server {
  return createServer({ requestTimeout: 5000 }, (request, response) => {
    void respond(keys, request, response, log);
  });
}

async function respond(keys: Keyring, request: IncomingMessage, response: ServerResponse, log: (line: string) => void) {
  const name = request.url?.slice(1) ?? '';
  const { status, body } = await answerTo(keys, name, request);
  log(`${isOperation(name) ? name : 'something else'}: ${status}`);
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify(body));
}

async function answerTo(keys: Keyring, name: string, request: IncomingMessage): Promise<Answer> {
  if (request.method !== 'POST' || !isOperation(name)) return { status: 404, body: { message: 'No such operation.' } };
  try {
    return { status: 200, body: operate(keys, name, await readJson(request)) };
  } catch (error) {
    return refusal(error);
  }
}

/** Only the key ring's own words are passed on: it never quotes a key or a secret. */
function refusal(error: unknown): Answer {
  const { name, code, message } = error as Error & { readonly code?: unknown };
  if (name === 'WatchwordError') return { status: 422, body: { code, message } };
  return { status: 400, body: { message: 'That is not how to ask.' } };
}
