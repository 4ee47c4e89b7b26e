import { removeDevice } from '../../actions/remove-device.ts';
import type { PageAnswer } from '../page.ts';
import type { Visit } from '../page-route.ts';
import { challengeFor, devicePath, managePath } from '../paths.ts';
import { changedPath } from './changed-path.ts';
import { gonePage, removePage } from './remove-page.ts';

/** `GET devices/:id/remove` asks. */
export async function askToRemove({ call, site }: Visit): Promise<PageAnswer> {
  const { devices, recoveryCodesLeft } = await call.watchword.status({ userId: call.session.user.id });
  const device = devices.find(({ id }) => id === call.id);
  if (!device) return { page: gonePage(site) };
  return { page: removePage(site, { device, isLast: devices.length === 1, recoveryCodesLeft }) };
}

/** `POST devices/:id/remove` does it. What is gone already needs no error: it is what was asked for. */
export async function remove(visit: Visit): Promise<PageAnswer> {
  const { call, site } = visit;
  const removed = await removeDevice(call);
  if (!('refused' in removed)) return { seeOther: changedPath(site), cookies: removed.cookies };
  if (removed.refused.reason === 'not-found') return { seeOther: managePath(site) };
  return { seeOther: challengeFor(site, devicePath(site, call.id, 'remove')) };
}
