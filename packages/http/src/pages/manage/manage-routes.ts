import { freshlyProven, proven, signedIn } from '../../security/access.ts';
import type { PageAnswer } from '../page.ts';
import type { PageRoute, Visit } from '../page-route.ts';
import { managePath } from './manage-path.ts';
import { askToRemove, remove } from './remove.ts';
import { rename } from './rename.ts';
import { renew } from './renew.ts';
import { showDevices } from './show-devices.ts';

const page = '';
const removal = '/devices/:id/remove';

/** A user's devices, their recovery codes, and what happened lately. */
export const manageRoutes: readonly PageRoute[] = [
  { method: 'get', path: page, page, access: signedIn, handle: showDevices },
  { method: 'post', path: '/devices/:id/rename', page, access: proven, fields: ['name'], handle: rename },
  { method: 'get', path: removal, page: removal, access: freshlyProven, handle: askToRemove },
  { method: 'post', path: removal, page: removal, access: proven, handle: remove },
  { method: 'post', path: '/recovery-codes', page, access: proven, handle: renew },
  // Where a page that answered a form is loaded by its address.
  { method: 'get', path: '/devices/:id/rename', page, access: signedIn, handle: back },
  { method: 'get', path: '/recovery-codes', page, access: signedIn, handle: back },
];

function back({ site }: Visit): Promise<PageAnswer> {
  return Promise.resolve({ seeOther: managePath(site) });
}
