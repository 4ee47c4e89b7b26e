import { type DecisionEvent, type Evidence, idOf } from './evidence.ts';
import type { Findings } from './violation.ts';

/** Wrong codes in a row, of codes and of recovery codes, as the events tell of them. */
interface Counts {
  readonly codes: number;
  readonly recoveryCodes: number;
}

/** Counts once more along the events: each says what the account counted when it was committed. */
export function failureLost(evidence: Evidence): Findings {
  const findings: string[] = [];
  let counts: Counts = { codes: 0, recoveryCodes: 0 };
  for (const event of evidence.decisions) {
    const after = following(counts, event);
    const told = toldBy(event);
    const counted =
      event.type === 'code-wrong'
        ? after.codes
        : event.type === 'recovery-code-wrong'
          ? after.recoveryCodes
          : counts.codes;
    if (told !== counted) findings.push(`${idOf(event)} was told of ${told} failures, and there were ${counted}`);
    counts = after;
  }
  return [...findings, ...toldOtherwise(evidence, 'failuresSinceLastSuccess')];
}

export function recoveryCodeMiscounted(evidence: Evidence): Findings {
  const used = evidence.decisions.filter((event) => event.type === 'recovery-code-accepted');
  const findings = used.flatMap((event, place) => {
    const left = evidence.user.recoveryCodes - place - 1;
    return event.codesLeft === left ? [] : [`after ${idOf(event)} ${event.codesLeft} were left instead of ${left}`];
  });
  return [...findings, ...toldOtherwise(evidence, 'recoveryCodesLeft')];
}

/** A success of a code ends the row of its failures only; one of a recovery code, that of recovery codes. */
function following(counts: Counts, { type }: DecisionEvent): Counts {
  switch (type) {
    case 'code-wrong':
      return { ...counts, codes: counts.codes + 1 };
    case 'code-accepted':
      return { ...counts, codes: 0 };
    case 'recovery-code-wrong':
      return { ...counts, recoveryCodes: counts.recoveryCodes + 1 };
    case 'recovery-code-accepted':
      return { ...counts, recoveryCodes: 0 };
  }
}

function toldBy(event: DecisionEvent): number {
  return 'failures' in event ? event.failures : event.failuresBefore;
}

/** The answer of an accepted call says what its event says. */
function toldOtherwise({ user, eventsOf }: Evidence, what: 'failuresSinceLastSuccess' | 'recoveryCodesLeft'): Findings {
  return user.calls.flatMap((call) => {
    const [event] = eventsOf(call);
    if (call.answer.kind !== 'accepted' || !event) return [];
    const kept = keptOf(event, what);
    const told = call.answer[what];
    return kept === undefined || kept === told
      ? []
      : [`${call.id} answered ${what} ${told}, and its event says ${kept}`];
  });
}

function keptOf(event: DecisionEvent, what: 'failuresSinceLastSuccess' | 'recoveryCodesLeft'): number | undefined {
  if (what === 'failuresSinceLastSuccess') return toldBy(event);
  return 'codesLeft' in event ? event.codesLeft : undefined;
}
