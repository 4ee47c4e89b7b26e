import type { StoredSecurityEvent } from '@watchword/core';
import type { RecordedCall, RecordedUser } from '../recorded.ts';

type EventOf<Type> = Extract<StoredSecurityEvent, { readonly type: Type }>;

/** The event of a call that was decided. */
export type DecisionEvent = EventOf<'code-accepted' | 'code-wrong' | 'recovery-code-accepted' | 'recovery-code-wrong'>;

/** A user's calls and events, matched. */
export interface Evidence {
  readonly user: RecordedUser;
  /** Events of decisions, in the order of their commits. */
  readonly decisions: readonly DecisionEvent[];
  readonly callOf: (event: DecisionEvent) => RecordedCall | undefined;
  readonly eventsOf: (call: RecordedCall) => readonly DecisionEvent[];
  /** Answered so, or, whatever the answer was or was not, in the history. */
  readonly isAccepted: (call: RecordedCall) => boolean;
}

const decisionTypes: readonly string[] = [
  'code-accepted',
  'code-wrong',
  'recovery-code-accepted',
  'recovery-code-wrong',
];

export function evidenceOf(user: RecordedUser): Evidence {
  const decisions = user.events.filter(isDecision).toReversed();
  const calls = new Map(user.calls.map((call) => [call.id, call]));
  const events = Map.groupBy(decisions, idOf);
  const eventsOf = ({ id }: RecordedCall) => events.get(id) ?? [];
  return {
    user,
    decisions,
    callOf: (event) => calls.get(idOf(event)),
    eventsOf,
    isAccepted: (call) => call.answer.kind === 'accepted' || eventsOf(call).some(acceptsIt),
  };
}

export function acceptsIt({ type }: DecisionEvent): boolean {
  return type === 'code-accepted' || type === 'recovery-code-accepted';
}

/** Calls put their own id where browsers put their name. */
export function idOf({ context }: DecisionEvent): string {
  return context?.userAgent ?? '';
}

function isDecision(event: StoredSecurityEvent): event is DecisionEvent {
  return decisionTypes.includes(event.type);
}
