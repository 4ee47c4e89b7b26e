import type { Refusal } from '../layout/refusal.ts';
import type { Page } from '../page.ts';
import type { Visit } from '../page-route.ts';
import { preparePage } from './prepare-page.ts';

/** The first step as things stand, and why no further one was taken. */
export async function firstStep(visit: Visit, refusal?: Refusal): Promise<Page> {
  const { call, site, form, query, returnTo, now } = visit;
  const { watchword, session } = call;
  const { devices, disabled } = await watchword.status({ userId: session.user.id });
  const eligibility = await watchword.eligibility({ user: session.user });
  const usual = site.texts.setUp.prepare.usualName(devices.length + 1);
  const deviceName = form[nameField] ?? query.get(nameField) ?? usual;
  const another = devices.length > 0 ? 'another' : 'first';
  return preparePage(site, {
    eligibility,
    kind: disabled ? 'replacing' : another,
    deviceName,
    returnTo,
    now,
    refusal,
  });
}

/** What the form calls the name of one more device. The page takes it in its address too, to come back to (W8). */
export const nameField = 'device_name';
