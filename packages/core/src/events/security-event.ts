import type { AuthorizedBy } from '../decisions/authorize.ts';
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

/** Who vouched for a change of factors; absent for the first device of a user, which only prerequisites guard. */
export interface Authorizable {
  readonly authorizedBy?: AuthorizedBy;
}

/** A state change; it is stored in the commit that makes it. */
export type StoredSecurityEvent = EventBase &
  (
    | ({ readonly type: 'enrollment-begun'; readonly enrollmentId: string; readonly name: string } & Authorizable)
    | {
        readonly type: 'enrollment-code-wrong';
        readonly enrollmentId: string;
        readonly attempts: number;
        readonly clockSkewSeconds?: number;
      }
    | { readonly type: 'device-added'; readonly deviceId: string; readonly name: string }
    | ({ readonly type: 'device-renamed'; readonly deviceId: string; readonly name: string } & Authorizable)
    | ({ readonly type: 'device-removed'; readonly deviceId: string; readonly name: string } & Authorizable)
    | ({ readonly type: 'recovery-codes-issued'; readonly count: number } & Authorizable)
    | { readonly type: 'recovery-code-accepted'; readonly codesLeft: number; readonly failuresBefore: number }
    | { readonly type: 'recovery-code-wrong'; readonly failures: number }
    | { readonly type: 'recovery-codes-low'; readonly codesLeft: number }
    | { readonly type: 'code-accepted'; readonly deviceId: string; readonly failuresBefore: number }
    | {
        readonly type: 'code-wrong';
        /** In a row, of the counter that it was counted on. */
        readonly failures: number;
        /** True if it came with an earlier proof, and so was counted apart. */
        readonly known: boolean;
        readonly clockSkewSeconds?: number;
        /** The device's clock is ahead by so much, as two failures in a row showed. Only events tell. */
        readonly clockAheadSeconds?: number;
      }
    | {
        /** Somebody guesses, and so knows the password: tell the user to change it. */
        readonly type: 'guessing';
        /** In a row, over both counters. */
        readonly failures: number;
      }
    | { readonly type: 'devices-disabled'; readonly failures: number }
    | ({ readonly type: 'factors-reset' } & Authorizable)
  );

/** A refusal that changed nothing. It reaches `onEvent` only: stored, it would let a guesser flush the history. */
export type RefusedEvent = EventBase & { readonly type: 'code-refused'; readonly reason: RefusedReason };

/** The end of a user's record. It reaches `onEvent` only: nothing is left to store it with. */
export type ErasedEvent = EventBase & { readonly type: 'account-erased' } & Authorizable;

/**
 * What happened to a user's second factor; `type` tells the members apart. No event carries a secret, a code or an otpauth
 * URI (A18).
 */
export type SecurityEvent = StoredSecurityEvent | RefusedEvent | ErasedEvent;

/** The part of an event that the request decides. */
export function eventBase(at: number, request: Omit<EventBase, 'at'>): EventBase {
  const { userId, context } = request;
  return { at, userId, ...(context && { context }) };
}
