import type { BeginEnrollmentResult } from '@watchword/core';
import type { Call } from '../api/call.ts';

/** What a set-up is begun with. */
export interface Beginning {
  readonly deviceName: string | undefined;
  /** Of the support desk, where the first device needs one. */
  readonly ticket: string | undefined;
}

/** Begins a set-up, on the strength of a ticket, or else of what was shown in this session. */
export function beginEnrollment(call: Call, { deviceName, ticket }: Beginning): Promise<BeginEnrollmentResult> {
  const { watchword, session, context } = call;
  const { user, proof, binding } = session;
  // Whatever the session holds, core takes nothing but a genuine proof for one.
  const authorization = ticket ?? (proof as string | undefined);
  return watchword.beginEnrollment({ user, deviceName, authorization, binding, context });
}
