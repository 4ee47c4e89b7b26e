import { type VirtualAuthenticator, virtualAuthenticator } from '@watchword/testkit';
import type { Visitor } from '@watchword-internal/web-tests';
import type { Site } from './site.ts';

/** Somebody with a device, in a browser. */
export interface Person {
  readonly visitor: Visitor;
  readonly phone: VirtualAuthenticator;
  readonly deviceId: string;
  readonly recoveryCodes: readonly string[];
}

const api = '/two-factor/api';

/** Links a device by the API, which proves the session, and lets the step pass that it cost. */
export async function link(site: Site, visitor: Visitor, base = api): Promise<Person> {
  const { body } = await visitor.post(`${base}/enrollments`, {});
  const phone = virtualAuthenticator({ clock: site.clock });
  await phone.scan(body.uri ?? '');
  const deviceId = body.enrollmentId ?? '';
  const { status, body: confirmed } = await visitor.post(`${base}/enrollments/${deviceId}/confirm`, {
    code: phone.code(),
  });
  if (status !== 200) throw new Error(`The device was not linked: ${JSON.stringify(confirmed)}`);
  site.clock.advance(90);
  return { visitor, phone, deviceId, recoveryCodes: confirmed.recoveryCodes ?? [] };
}

/** Somebody with a device, in a browser in which only the password was shown. */
export async function challenged(site: Site, userId = 'alice'): Promise<Person> {
  const person = await link(site, await site.visitor(userId));
  return { ...person, visitor: await site.visitor(userId) };
}

/** Shows a code. */
export function verify({ visitor, phone }: Person, code = phone.code()) {
  return visitor.post(`${api}/verify`, { code });
}
