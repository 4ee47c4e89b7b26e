import type { TwoFactor } from '@watchword/express';
import type { Centre } from '@watchword-examples/centre';
import type { Site } from '../pages/site.ts';
import type { SessionCookie } from '../session/session-cookie.ts';

/** What the routes work with. */
export interface Parts {
  readonly centre: Centre;
  readonly site: Site;
  readonly cookie: SessionCookie;
  readonly twoFactor: TwoFactor;
  /** Scheme, host and port as browsers see them. */
  readonly origin: string;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
}

/** A field of a form, if it is text. Anybody can send anything: lists and objects as well (A41). */
export function textField(form: unknown, name: string): string {
  const value: unknown = (form as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}
