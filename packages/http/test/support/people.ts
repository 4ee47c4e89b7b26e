import { codeAt } from './authenticator.ts';
import type { Site } from './site.ts';
import type { Visitor } from './visitor.ts';

/** Somebody with a device, in a session. */
export interface Person {
  readonly visitor: Visitor;
  readonly deviceId: string;
  /** What the app shows now, or so many seconds from now. */
  code(secondsFromNow?: number): string;
  /** A code that the app does not show near the present. */
  wrong(): string;
  readonly recoveryCodes: readonly string[];
}

/** Begins to link a device. */
export async function begin(site: Site, visitor: Visitor, body: object = {}) {
  const { status, body: begun } = await visitor.post('enrollments', body);
  if (status !== 200) throw new Error(`The set-up was not begun: ${JSON.stringify(begun)}`);
  const { enrollmentId = '', uri = '', manualKey = '' } = begun;
  const code = (secondsFromNow = 0) => codeAt(manualKey, site.clock.now + secondsFromNow * 1000);
  const confirm = (typed: unknown = code()) => visitor.post(`enrollments/${enrollmentId}/confirm`, { code: typed });
  return { enrollmentId, uri, manualKey, code, confirm };
}

/** Links a device, which proves the session, and lets the step pass that it cost. */
export async function link(site: Site, visitor = site.visitor()): Promise<Person> {
  const { enrollmentId, code, confirm } = await begin(site, visitor);
  const { status, body } = await confirm();
  if (status !== 200) throw new Error(`The device was not linked: ${JSON.stringify(body)}`);
  site.clock.now += 90_000;
  return { visitor, deviceId: enrollmentId, code, wrong: () => wrong(code), recoveryCodes: body.recoveryCodes ?? [] };
}

/** Somebody with a device, in a session in which only the password was shown. */
export async function challenged(site: Site, userId = 'alice'): Promise<Person> {
  const person = await link(site, site.visitor(userId));
  return { ...person, visitor: site.visitor(userId) };
}

/** Six digits that the device has not shown for ten minutes, and does not show soon. */
function wrong(code: (secondsFromNow: number) => string): string {
  const shown = new Set(Array.from({ length: 30 }, (_, index) => code((index - 25) * 30)));
  for (let number = 0; ; number += 1) {
    const digits = String(number).padStart(6, '0');
    if (!shown.has(digits)) return digits;
  }
}
