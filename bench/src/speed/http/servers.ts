import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createTwoFactor } from '@watchword/express';
import { createHandler } from '@watchword/http';
import express from 'express';
import { Hono } from 'hono';
import type { People } from '../verify/people.ts';

/** A server that is not yet listening, and where it takes codes. */
export interface Served {
  readonly name: string;
  readonly path: string;
  readonly server: Server;
}

/** Who sends a code: somebody else each time, in a session that nothing is kept in. */
const userHeader = 'x-user';
const path = '/two-factor/api/verify';

/** Each of ours, and the same server with a route that reads the same and does nothing else. */
export function serversFor(people: People): readonly Served[] {
  const bareHonoApp = bareHono();
  return [
    { name: '@watchword/express', path, server: createServer(expressApp(people)) },
    { name: 'a bare route of Express', path: '/verify', server: createServer(bareExpress()) },
    { name: '@watchword/http on Hono', path, server: honoServer(handlerFor(people)) },
    { name: 'a bare route of Hono', path: '/verify', server: honoServer((request) => bareHonoApp.fetch(request)) },
  ];
}

function honoServer(answer: (request: Request) => Response | Promise<Response>): Server {
  const listener = getRequestListener(answer);
  return createServer((incoming, outgoing) => void listener(incoming, outgoing));
}

function expressApp({ watchword }: People) {
  const twoFactor = createTwoFactor({
    watchword,
    user: (request) => userOf(request.get(userHeader)),
    session: () => ({ read: () => ({}), keep: () => undefined }),
  });
  return express().use('/two-factor', twoFactor.routes);
}

function bareExpress() {
  return express().post('/verify', express.json(), (request, response) => {
    const { code } = request.body as { readonly code: string };
    response.json({ ok: true, length: code.length });
  });
}

function handlerFor({ watchword }: People) {
  return createHandler({
    watchword,
    session: ({ headers }) => ({ user: userOf(headers.get(userHeader)), setProof: () => undefined }),
  });
}

function bareHono() {
  return new Hono().post('/verify', async (context) => {
    const { code } = await context.req.json<{ readonly code: string }>();
    return context.json({ ok: true, length: code.length });
  });
}

function userOf(id: string | null | undefined) {
  return { id: id ?? '', name: id ?? '' };
}
