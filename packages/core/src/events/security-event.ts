import type { EventContext } from './context.ts';

/** Why a code was answered without being counted. */
export type RefusedReason = 'malformed' | 'not-enrolled' | 'disabled' | 'throttled' | 'already-used';

/** What every event says. */
export interface EventBase {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly userId: string;
  readonly context?: EventContext;
}

/** A state change; it is stored in the commit that makes it. */
export type StoredSecurityEvent = EventBase &
  (
    | { readonly type: 'enrollment-begun'; readonly enrollmentId: string; readonly name: string }
    | {
        readonly type: 'enrollment-code-wrong';
        readonly enrollmentId: string;
        readonly attempts: number;
        readonly clockSkewSeconds?: number;
      }
    | { readonly type: 'device-added'; readonly deviceId: string; readonly name: string }
    | { readonly type: 'code-accepted'; readonly deviceId: string; readonly failuresBefore: number }
    | { readonly type: 'code-wrong'; readonly failures: number; readonly clockSkewSeconds?: number }
    | { readonly type: 'devices-disabled'; readonly failures: number }
  );

/** A refusal that changed nothing. It reaches `onEvent` only: stored, it would let a guesser flush the history. */
export type RefusedEvent = EventBase & { readonly type: 'code-refused'; readonly reason: RefusedReason };

/**
 * What happened to a user's second factor; `type` tells the members apart. No event carries a secret, a code or an otpauth
 * URI (A18).
 */
export type SecurityEvent = StoredSecurityEvent | RefusedEvent;

/** The part of an event that the request decides. */
export function eventBase(at: number, request: Omit<EventBase, 'at'>): EventBase {
  const { userId, context } = request;
  return { at, userId, ...(context && { context }) };
}
