import { freshlyProven, proven, signedIn } from '../../security/access.ts';
import type { PageRoute } from '../page-route.ts';
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
];
