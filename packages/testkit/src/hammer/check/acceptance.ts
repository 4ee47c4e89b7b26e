import type { RecordedCall } from '../recorded.ts';
import { acceptsIt, type Evidence } from './evidence.ts';
import type { Findings } from './violation.ts';

export function acceptedTwice({ user, isAccepted }: Evidence): Findings {
  const accepted = user.calls.filter(isAccepted);
  return [...Map.groupBy(accepted, presentedText)].flatMap(([what, calls]) =>
    calls.length > 1 && what !== wrong ? [`${what} was accepted ${calls.length} times: ${idsOf(calls)}`] : [],
  );
}

export function wrongCodeAccepted({ user, isAccepted }: Evidence): Findings {
  return user.calls
    .filter((call) => presentedText(call) === wrong && isAccepted(call))
    .map(({ id }) => `the wrong code of ${id} was accepted`);
}

/** Who is killed, throttled or cut off may lose without a winner; who is told that the code was used may not. */
export function nobodyWon({ user, isAccepted }: Evidence): Findings {
  const racers = user.calls.filter(({ presented }) => presented.kind === 'recovery-code' || isFresh({ presented }));
  const races = [...Map.groupBy(racers, presentedText)].filter(([, calls]) => !calls.some(isAccepted));
  const lost = races.filter(([, calls]) => calls.every(isAnswered) || calls.some(isTurnedAway));
  const findings = lost.map(([what, calls]) => `${what} was accepted by nobody: ${idsOf(calls)}`);
  const fresh = user.calls.filter(isFresh);
  return fresh.length > 0 && !fresh.some(isAccepted) ? [...findings, 'not one fresh code was ever accepted'] : findings;
}

export function rightCodeCounted({ user, eventsOf }: Evidence): Findings {
  return user.calls
    .filter(({ presented }) => presented.kind === 'code')
    .filter((call) => isRefused(call, 'wrong-code') || eventsOf(call).some((event) => !acceptsIt(event)))
    .map((call) => `${presentedText(call)} was counted as a guess: ${call.id}`);
}

export function stepReopened({ decisions, callOf }: Evidence): Findings {
  const steps = decisions.filter(acceptsIt).flatMap((event) => {
    const presented = callOf(event)?.presented;
    return presented?.kind === 'code' ? [presented.step] : [];
  });
  return steps.flatMap((step, place) => {
    const before = steps[place - 1] ?? Number.NEGATIVE_INFINITY;
    return step < before ? [`step ${step} was accepted after step ${before}`] : [];
  });
}

const wrong = 'a wrong code';

function presentedText({ presented }: Pick<RecordedCall, 'presented'>): string {
  if (presented.kind === 'code') return `the code of step ${presented.step}`;
  return presented.kind === 'recovery-code' ? `recovery code ${presented.place}` : wrong;
}

function isFresh({ presented }: Pick<RecordedCall, 'presented'>): boolean {
  return presented.kind === 'code' && presented.fresh;
}

function isAnswered({ answer }: RecordedCall): boolean {
  return answer.kind === 'accepted' || answer.kind === 'refused';
}

/** Told that the code was used, in one way or the other: that is true only if somebody used it. */
function isTurnedAway(call: RecordedCall): boolean {
  return isRefused(call, call.presented.kind === 'code' ? 'already-used' : 'wrong-code');
}

function isRefused({ answer }: RecordedCall, reason: string): boolean {
  return answer.kind === 'refused' && answer.reason === reason;
}

function idsOf(calls: readonly RecordedCall[]): string {
  return calls.map(({ id }) => id).join(', ');
}
