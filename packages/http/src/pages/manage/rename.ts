import { vouching } from '../../api/call.ts';
import { problemKinds } from '../../problems/problem-codes.ts';
import type { PageAnswer } from '../page.ts';
import type { Visit } from '../page-route.ts';
import { challengeFor, managePath } from '../paths.ts';
import { changedPath } from './changed-path.ts';
import { gonePage } from './remove-page.ts';
import { refusedRenaming } from './show-devices.ts';

/** `POST devices/:id/rename` */
export async function rename(visit: Visit): Promise<PageAnswer> {
  const { call, site, form } = visit;
  const { name = '' } = form;
  const renamed = await call.watchword.renameDevice({ ...vouching(call), deviceId: call.id, name });
  if (renamed.ok) return { seeOther: changedPath(site) };
  switch (renamed.reason) {
    case 'invalid-name': {
      const { status } = problemKinds[renamed.reason];
      return { page: await refusedRenaming(visit, name, { status, ...site.texts.manage.nameRefused }) };
    }
    case 'not-found':
      return { page: gonePage(site) };
    case 'authorization-required': {
      const typed = new URLSearchParams({ rename: call.id, name });
      return { seeOther: challengeFor(site, `${managePath(site)}?${typed.toString()}`) };
    }
  }
}
