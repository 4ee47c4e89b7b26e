import type { RecordedCall } from '../recorded.ts';
import { acceptsIt, type DecisionEvent, type Evidence, idOf } from './evidence.ts';
import type { Findings } from './violation.ts';

const excused: readonly string[] = ['storage', 'contention', 'clock'];

export function eventLost({ user, eventsOf }: Evidence): Findings {
  return user.calls.flatMap((call) => {
    const wanted = wantedOf(call);
    if (wanted === undefined || eventsOf(call).some((event) => acceptsIt(event) === wanted)) return [];
    return [`${call.id} was answered as ${wanted ? 'accepted' : 'wrong'}, and there is no event of it`];
  });
}

export function eventInvented({ user, decisions, callOf, eventsOf }: Evidence): Findings {
  const strangers = decisions
    .filter((event) => callOf(event) === undefined)
    .map(({ type }) => `an event ${type} belongs to no call`);
  const repeated = user.calls
    .filter((call) => eventsOf(call).length > 1)
    .map(({ id }) => `${id} has more than one event`);
  const denied = decisions
    .filter((event) => !mayHave(callOf(event), event))
    .map((event) => `${idOf(event)} has an event ${event.type}, which is not how it was answered`);
  return [...strangers, ...repeated, ...denied];
}

export function callFailed({ user }: Evidence): Findings {
  return user.calls.flatMap(({ id, answer }) =>
    answer.kind === 'threw' && !excused.includes(answer.code) ? [`${id} threw ${answer.code}`] : [],
  );
}

/** True if the call needs an event of acceptance, false if one of a failure. */
function wantedOf({ answer }: RecordedCall): boolean | undefined {
  if (answer.kind === 'accepted') return true;
  return answer.kind === 'refused' && answer.reason === 'wrong-code' ? false : undefined;
}

/** What was in flight when a process was killed or its store failed may have been done; nothing else may. */
function mayHave(call: RecordedCall | undefined, event: DecisionEvent): boolean {
  if (call === undefined) return true;
  const { answer } = call;
  if (answer.kind === 'unknown' || (answer.kind === 'threw' && answer.code === 'storage')) return true;
  return wantedOf(call) === acceptsIt(event);
}
