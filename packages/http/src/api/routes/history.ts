import type { History } from '@watchword/core';
import { codeOf } from '../../problems/code-of.ts';
import { malformed } from '../../problems/problem.ts';
import { proven } from '../../security/access.ts';
import type { Answer, Call } from '../call.ts';
import { objectOf, textOf } from '../openapi/schema.ts';
import type { Route } from '../route.ts';
import { shownEvent, shownEventSchema } from './shown-event.ts';

const mostEvents = 100;
const usualEvents = 50;

/** `GET history` */
export const history: Route = {
  method: 'get',
  path: '/history',
  access: proven,
  operation: {
    operationId: 'getHistory',
    summary: 'What happened to the second factor',
    description: 'Newest first, page by page.',
    query: {
      limit: {
        type: 'integer',
        minimum: 1,
        maximum: mostEvents,
        default: usualEvents,
        description: 'Events on a page.',
      },
      before: textOf('`next` of the page before; absent for the newest events.'),
    },
    answer: objectOf({ events: { type: 'array', items: shownEventSchema }, next: textOf('Absent on the last page.') }, [
      'next',
    ]),
    problems: ['malformed'],
  },
  handle,
};

async function handle(call: Call): Promise<Answer> {
  const limit = limitOf(call.query);
  const [before, ...more] = call.query.getAll('before');
  if (limit === undefined) return { problem: malformed(`limit must be a whole number from 1 to ${mostEvents}.`) };
  const page = more.length === 0 ? await read(call, limit, before) : undefined;
  if (page === undefined) return { problem: malformed('before must be the `next` of an earlier page.') };
  const { events, next } = page;
  return { body: { events: events.map(shownEvent), ...(next !== undefined && { next }) } };
}

function limitOf(query: URLSearchParams): number | undefined {
  const [limit = String(usualEvents), ...more] = query.getAll('limit');
  if (more.length > 0 || !/^[1-9]\d{0,2}$/.test(limit)) return undefined;
  return Number(limit) <= mostEvents ? Number(limit) : undefined;
}

/** `undefined` if the store knows no such cursor. Everything else that could be misuse is not the client's to choose. */
async function read({ watchword, session }: Call, limit: number, before?: string): Promise<History | undefined> {
  try {
    return await watchword.history({ userId: session.user.id, limit, before });
  } catch (error) {
    if (before !== undefined && codeOf(error) === 'misuse') return undefined;
    throw error;
  }
}
