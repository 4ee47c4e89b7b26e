import type { Refusal } from '../layout/refusal.ts';
import type { Page, PageAnswer } from '../page.ts';
import type { Visit } from '../page-route.ts';
import { challengeFor, managePath } from '../paths.ts';
import type { Renaming } from './device-item.ts';
import { type Managed, managePage } from './manage-page.ts';

/** Events that are read. Dozens of wrong codes become one line, so these are more than there are lines. */
const mostEvents = 50;

/**
 * The handler's own address: for who has shown the second factor. Who has none is told so, and nothing else: the history is not
 * for somebody who knows no more than the password (A36).
 */
export async function showDevices(visit: Visit): Promise<PageAnswer> {
  const { call, site, query, returnTo, now } = visit;
  const { user, proof, binding } = call.session;
  const { ok } = await call.watchword.requireProof({ userId: user.id, proof, binding });
  if (ok) return { page: await devicesPage(visit, { renaming: askedRenaming(query), changed: query.has('changed') }) };
  const status = await call.watchword.status({ userId: user.id });
  if (status.devices.length === 0) return { page: managePage(site, { status, returnTo, now }) };
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  return { seeOther: challengeFor(site, managePath(site) + search) };
}

/** The page of somebody who has shown the second factor. */
async function devicesPage(
  { call, site, returnTo, now }: Visit,
  more: Pick<Managed, 'renaming' | 'changed'>,
): Promise<Page> {
  const userId = call.session.user.id;
  const status = await call.watchword.status({ userId });
  const { events } = await call.watchword.history({ userId, limit: mostEvents });
  return managePage(site, { status, events, returnTo, now, ...more });
}

/** A name that was typed before a code had to be shown (W8). It is only filled in; to keep it is the user's to say. */
function askedRenaming(query: URLSearchParams): Renaming | undefined {
  const [id, name] = [query.get('rename'), query.get('name')];
  return id === null || name === null ? undefined : { id, name };
}

/** The page with a name that cannot be kept. */
export function refusedRenaming(visit: Visit, name: string, refusal: Refusal): Promise<Page> {
  return devicesPage(visit, { renaming: { id: visit.call.id, name, refusal } });
}
