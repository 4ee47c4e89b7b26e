import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { memoryStorage } from '@watchword/core';
import { closedLoop } from '../measure/closed-loop.ts';
import { type Contender, compare, type Pace } from '../measure/interleave.ts';
import type { Section } from '../measure/results.ts';
import type { Report } from '../progress.ts';
import { makeUserIds, People } from '../verify/people.ts';
import { type Served, serversFor } from './servers.ts';

const callers = 32;
const users = 512;

/** A code by HTTP: servers and callers are in this one process, on memory. */
export async function httpSection(pace: Pace, report: Report): Promise<Section> {
  report('HTTP');
  const people = await People.enroll({ storage: memoryStorage(), userIds: makeUserIds(users) });
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const servers = serversFor(people);
  const overHttp = await Promise.all(servers.map((served) => contenderAt(served, people, agent)));
  const direct = contender('verify() without HTTP', () => people.verify());
  try {
    const plan = { id: 'http', title: `A code by HTTP, ${callers} at once`, unit: 'a second' };
    const comparison = await compare({ ...plan, contenders: [...overHttp, direct] }, pace, () => report('HTTP'));
    return { id: 'http', title: 'HTTP', comparisons: [comparison] };
  } finally {
    agent.destroy();
    for (const { server } of servers) server.close();
  }
}

function contender(name: string, operation: () => Promise<unknown>): Contender {
  return { name, turn: (milliseconds) => closedLoop(operation, callers, milliseconds) };
}

async function contenderAt({ name, path, server }: Served, people: People, agent: Agent): Promise<Contender> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return contender(name, () => send({ port, path, agent, people }));
}

interface Sending {
  readonly port: number;
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
  await json(response);
  if (response.statusCode !== 200)
    throw new Error(`A code was answered over HTTP by ${response.statusCode ?? 'nothing'}.`);
}
