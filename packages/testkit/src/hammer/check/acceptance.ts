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

/**
 * Who is killed or cut off may lose without a winner, and so may who has to wait for a good reason. Who is told that the code was
 * used may not.
 */
export function nobodyWon(evidence: Evidence): Findings {
  const { user, isAccepted } = evidence;
  const racers = user.calls.filter((call) => call.presented.kind === 'recovery-code' || isFresh(call));
  const races = [...Map.groupBy(racers, presentedText)].filter(([, calls]) => !calls.some(isAccepted));
  const isDecided = (call: RecordedCall) =>
    isAnswered(call) && !(isRefused(call, 'throttled') && mayHaveToWait(evidence));
  const lost = races.filter(([, calls]) => calls.every(isDecided) || calls.some(isTurnedAway));
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

export function stepReopened({ user, decisions, callOf }: Evidence): Findings {
  const steps = decisions.filter(acceptsIt).flatMap((event) => {
    const presented = callOf(event)?.presented;
    return presented?.kind === 'code' ? [presented.step] : [];
  });
  const spent = steps.filter((step) => step <= user.enrolledStep);
  const late = steps.filter((step, place) => step < (steps[place - 1] ?? step));
  return [
    ...spent.map((step) => `step ${step} was accepted, and the enrollment had spent step ${user.enrolledStep}`),
    ...late.map((step) => `step ${step} was accepted after a later one`),
  ];
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

/** Five wrong codes in a row cost no wait. More of them come together when no right one gets through. */
function mayHaveToWait({ decisions }: Evidence): boolean {
  let row = 0;
  return decisions.some(({ type }) => {
    if (type === 'code-wrong') row += 1;
    else if (type === 'code-accepted') row = 0;
    return row > 5;
  });
}

function idsOf(calls: readonly RecordedCall[]): string {
  return calls.map(({ id }) => id).join(', ');
}
