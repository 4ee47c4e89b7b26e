import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import { memoryStorage } from '@watchword/core';
import { createHandler } from '@watchword/http';
import { Hono } from 'hono';
import { closedLoop } from '../measure/closed-loop.ts';
import { type Contender, compare, type Pace } from '../measure/interleave.ts';
import type { Section } from '../measure/results.ts';
import type { Report } from '../progress.ts';
import { makeUserIds, People } from '../verify/people.ts';

const callers = 32;
const users = 512;

/** A server, and the path to send codes to. */
interface Served {
  readonly name: string;
  readonly path: string;
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** Add a framework here. The first is ours; the last parses the same body and answers the same, and does nothing else. */
function servedBy(people: People): readonly Served[] {
  const handler = createHandler({
    watchword: people.watchword,
    session: ({ headers }) => {
      const id = headers.get('x-user') ?? '';
      return { user: { id, name: id }, setProof: () => undefined };
    },
  });
  const bare = new Hono().post('/verify', async (context) => {
    const { code } = await context.req.json<{ readonly code: string }>();
    return context.json({ ok: true, length: code.length });
  });
  return [
    { name: '@watchword/http on Hono', path: '/two-factor/api/verify', fetch: handler },
    { name: 'a bare route of Hono', path: '/verify', fetch: bare.fetch },
  ];
}

/** A code by HTTP: server and callers are in this one process, on memory. */
export async function httpSection(pace: Pace, report: Report): Promise<Section> {
  report('HTTP');
  const people = await People.enroll({ storage: memoryStorage(), userIds: makeUserIds(users) });
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const running = await Promise.all(servedBy(people).map((served) => start(served, people, agent)));
  const contenders = [...running.map(({ contender }) => contender), direct(people)];
  try {
    const plan = { id: 'http', title: `A code by HTTP, ${callers} at once`, unit: 'a second', contenders };
    return { id: 'http', title: 'HTTP', comparisons: [await compare(plan, pace, () => report('HTTP'))] };
  } finally {
    agent.destroy();
    for (const { server } of running) server.close();
  }
}

function direct(people: People): Contender {
  const turn = (milliseconds: number) => closedLoop(() => people.verify(), callers, milliseconds);
  return { name: 'verify() without HTTP', turn };
}

async function start({ name, path, fetch }: Served, people: People, agent: Agent) {
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const operation = () => send({ port, path, agent, people });
  const contender = { name, turn: (milliseconds: number) => closedLoop(operation, callers, milliseconds) };
  return { contender, server };
}

interface Sending {
  readonly port: number | undefined;
  readonly path: string;
  readonly agent: Agent;
  readonly people: People;
}

/** @throws if the code is refused */
async function send({ port, path, agent, people }: Sending): Promise<void> {
  const { userId, code } = people.next();
  const headers = { 'content-type': 'application/json', 'x-user': userId };
  const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers });
  sent.end(JSON.stringify({ code }));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const answer = await json(response);
  if (response.statusCode !== 200) throw new Error(`A code was refused over HTTP: ${JSON.stringify(answer)}`);
}
