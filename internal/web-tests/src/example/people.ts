import { virtualAuthenticator } from '@watchword/testkit';
import type { Visitor } from '../browser/visitor.ts';
import type { Host } from './start-host.ts';

/** Somebody with a device. */
export interface Linked {
  readonly visitor: Visitor;
  /** Each is good once, at once: the code of the app that has linked it is spent, and the next one comes in half a minute. */
  readonly recoveryCodes: readonly string[];
}

/** A browser in which the password of the examples was right. */
export async function signIn(host: Host): Promise<Visitor> {
  const visitor = host.stranger();
  const { status } = await visitor.form('/sign-in', { name: 'ada', password: 'correct horse' });
  if (status !== 303) throw new Error(`Nobody was signed in: ${status}`);
  return visitor;
}

/** Links a device in a browser in which the password was right. */
export async function link(visitor: Visitor): Promise<Linked> {
  const { body } = await visitor.post('/two-factor/api/enrollments', {});
  const phone = virtualAuthenticator();
  await phone.scan(body.uri ?? '');
  const path = `/two-factor/api/enrollments/${body.enrollmentId}/confirm`;
  const { status, body: confirmed } = await visitor.post(path, { code: phone.code() });
  if (status !== 200) throw new Error(`The device was not linked: ${JSON.stringify(confirmed)}`);
  return { visitor, recoveryCodes: confirmed.recoveryCodes ?? [] };
}
