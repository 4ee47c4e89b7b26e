import type { Request, Response } from 'express';

/** Sends an answer of the handler over Express. Headers that middleware has set before stay, unless the answer has them too. */
export async function answerWith(answer: globalThis.Response, incoming: Request, outgoing: Response): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  // The client has gone away, or a time limit of the host has answered it.
  if (outgoing.destroyed || outgoing.headersSent) return;
  outgoing.statusCode = answer.status;
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') outgoing.appendHeader(name, value);
    else if (name === 'vary') outgoing.vary(value);
    else outgoing.setHeader(name, value);
  }
  // express-session sends an answer in two pieces if it has to save first.
  if (answer.body) outgoing.setHeader('content-length', body.length);
  outgoing.end(body);
  // What the handler left unread would stand before the next request on this connection.
  if (!incoming.complete) incoming.resume();
}
