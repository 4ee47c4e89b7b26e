import type { DeviceSummary } from '@watchword/core';
import { confirmingForm, settingUp, settingUpFreshly } from '../../security/access.ts';
import type { PageAnswer } from '../page.ts';
import type { PageRoute, Visit } from '../page-route.ts';
import { setUpPath } from '../paths.ts';
import { withReturn } from '../return-address.ts';
import { begin } from './begin.ts';
import { confirm, notConfirmed } from './confirm.ts';
import { donePage } from './done-page.ts';
import { firstStep, nameField } from './first-step.ts';

const page = '/set-up';

/** Linking a device. */
export const setUpRoutes: readonly PageRoute[] = [
  { method: 'get', path: page, page, access: settingUpFreshly, handle: prepare },
  { method: 'post', path: page, page, access: settingUp, fields: [nameField, 'ticket'], handle: begin },
  {
    method: 'post',
    path: '/set-up/confirm',
    page,
    access: confirmingForm,
    fields: ['enrollment', 'uri', 'expires_at', nameField, 'code'],
    handle: confirm,
    unavailable: notConfirmed,
  },
  // Opened from the browser's bar after the form, it is the end that is meant and not another beginning (S8).
  { method: 'get', path: '/set-up/confirm', page, access: settingUp, handle: done },
  { method: 'get', path: '/set-up/done', page, access: settingUp, handle: done },
];

async function prepare(visit: Visit): Promise<PageAnswer> {
  return { page: await firstStep(visit) };
}

/** Of who has linked nothing, the set-up is not done. */
async function done(visit: Visit): Promise<PageAnswer> {
  const { call, site, returnTo } = visit;
  const { devices } = await call.watchword.status({ userId: call.session.user.id });
  const device = newestOf(devices);
  if (!device) return { seeOther: withReturn(setUpPath(site), returnTo) };
  return { page: donePage(site, { device, others: devices.length > 1, returnTo }) };
}

function newestOf(devices: readonly DeviceSummary[]): DeviceSummary | undefined {
  return devices.toSorted((one, other) => one.createdAt - other.createdAt).at(-1);
}
