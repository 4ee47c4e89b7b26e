import { describe, expect, it } from 'vitest';
import { type Answer, checkHistory, type Presented, type RecordedCall, type RecordedUser } from '../src/index.ts';

type StoredEvent = RecordedUser['events'][number];

const fresh = (step: number): Presented => ({ kind: 'code', step, fresh: true });
const wrong: Presented = { kind: 'wrong-code' };
const recovery = (place: number): Presented => ({ kind: 'recovery-code', place });
const refused = (reason: string): Answer => ({ kind: 'refused', reason });
const threw = (code: string): Answer => ({ kind: 'threw', code });
const unknown: Answer = { kind: 'unknown' };
const accepted = (failuresSinceLastSuccess = 0, recoveryCodesLeft = 10): Answer => ({
  kind: 'accepted',
  failuresSinceLastSuccess,
  recoveryCodesLeft,
});

function call(id: string, presented: Presented, answer: Answer): RecordedCall {
  return { id, round: 0, process: 0, presented, answer };
}

const base = (id: string) => ({ at: 1, userId: 'alice', context: { userAgent: id } });
const right = (id: string, failuresBefore = 0): StoredEvent => ({
  type: 'code-accepted',
  ...base(id),
  deviceId: 'phone',
  failuresBefore,
});
const guess = (id: string, failures: number): StoredEvent => ({
  type: 'code-wrong',
  ...base(id),
  failures,
  known: false,
});
const recovered = (id: string, codesLeft: number, failuresBefore = 0): StoredEvent => ({
  type: 'recovery-code-accepted',
  ...base(id),
  codesLeft,
  failuresBefore,
});
const recoveryGuess = (id: string, failures: number): StoredEvent => ({
  type: 'recovery-code-wrong',
  ...base(id),
  failures,
});

const replayed = (step: number) => call('a', { kind: 'code', step, fresh: false }, accepted());

/** The rules that a user's calls and events break. Events are given in the order of their commits. */
function broken(calls: readonly RecordedCall[], events: readonly StoredEvent[]): readonly string[] {
  const user = { userId: 'alice', calls, events: events.toReversed(), enrolledStep: 3, recoveryCodes: 10 };
  return [...new Set(checkHistory({ users: [user] }).map(({ rule }) => rule))];
}

/** Wrong codes in a row, and then a fresh code that has to wait. */
const waited = (guesses: readonly string[]) =>
  broken(
    [
      call('z', fresh(4), accepted()),
      ...guesses.map((id) => call(id, wrong, refused('wrong-code'))),
      call('a', fresh(5), refused('throttled')),
    ],
    [right('z'), ...guesses.map((id, place) => guess(id, place + 1))],
  );

describe('checkHistory', () => {
  it('finds nothing in what is right', () => {
    const calls = [
      call('a', fresh(5), accepted(1)),
      call('b', fresh(5), refused('already-used')),
      call('c', wrong, refused('wrong-code')),
      call('d', recovery(0), accepted(0, 9)),
      call('e', recovery(0), refused('wrong-code')),
      call('f', fresh(6), accepted()),
      call('g', fresh(6), threw('contention')),
      call('h', recovery(1), refused('throttled')),
    ];
    const begun: StoredEvent = { type: 'enrollment-begun', at: 0, userId: 'alice', enrollmentId: '1', name: 'phone' };
    const events = [begun, guess('c', 1), right('a', 1), recovered('d', 9), recoveryGuess('e', 1), right('f')];
    expect(broken(calls.slice(0, -1), events)).toEqual([]);
    expect(checkHistory({ users: [] })).toEqual([]);
  });

  it('A1 finds a code that two were let in by', () => {
    const calls = [call('a', fresh(5), accepted()), call('b', fresh(5), accepted())];
    expect(broken(calls, [right('a'), right('b')])).toEqual(['accepted-twice']);
    const again = [call('a', fresh(5), accepted()), call('b', { kind: 'code', step: 5, fresh: false }, accepted())];
    expect(broken(again, [right('a'), right('b')])).toEqual(['accepted-twice']);
  });

  it('A11 finds a recovery code that two were let in by', () => {
    const calls = [call('a', recovery(3), accepted(0, 9)), call('b', recovery(3), accepted(0, 8))];
    expect(broken(calls, [recovered('a', 9), recovered('b', 8)])).toEqual(['accepted-twice']);
  });

  it('finds one that was killed and let in all the same', () => {
    const calls = [call('a', fresh(5), accepted()), call('b', fresh(5), unknown)];
    expect(broken(calls, [right('a')])).toEqual([]);
    expect(broken(calls, [right('a'), right('b')])).toEqual(['accepted-twice']);
    expect(broken([call('b', fresh(5), unknown)], [right('b')])).toEqual([]);
  });

  it('finds a wrong code that was let in', () => {
    const calls = [call('z', fresh(5), accepted()), call('a', wrong, accepted()), call('b', wrong, accepted())];
    expect(broken(calls, [right('z'), right('a'), right('b')])).toEqual(['wrong-code-accepted']);
    expect(broken([call('z', fresh(5), accepted()), call('a', wrong, unknown)], [right('z'), right('a')])).toEqual([
      'wrong-code-accepted',
    ]);
  });

  it('finds a fresh code that nobody was let in by', () => {
    const winner = call('z', fresh(4), accepted());
    const lost = (...answers: Answer[]) =>
      broken([winner, ...answers.map((answer, place) => call(`${place}`, fresh(5), answer))], [right('z')]);
    expect(lost(refused('already-used'), refused('already-used'))).toEqual(['nobody-won']);
    expect(lost(refused('already-used'), threw('storage'))).toEqual(['nobody-won']);
    expect(lost(refused('throttled'), refused('disabled'))).toEqual(['nobody-won']);
    expect(lost(unknown, threw('storage'), threw('contention'))).toEqual([]);
    expect(broken([call('a', fresh(5), threw('storage'))], [])).toEqual(['nobody-won']);
    expect(
      broken([winner, call('a', recovery(0), refused('wrong-code'))], [right('z'), recoveryGuess('a', 1)]),
    ).toEqual(['nobody-won']);
  });

  it('A18 lets those wait who have to, and nobody else', () => {
    expect(waited(['1', '2', '3', '4', '5'])).toEqual(['nobody-won']);
    expect(waited(['1', '2', '3', '4', '5', '6'])).toEqual([]);
  });

  it('finds a right code that was counted as a guess', () => {
    const calls = [call('a', fresh(5), accepted()), call('b', fresh(5), refused('wrong-code'))];
    expect(broken(calls, [right('a'), guess('b', 1)])).toEqual(['right-code-counted']);
    expect(
      broken([call('a', fresh(5), accepted()), call('b', fresh(5), unknown)], [right('a'), guess('b', 1)]),
    ).toEqual(['right-code-counted']);
  });

  it('T8 finds a step that was accepted after a later one', () => {
    const calls = [call('a', fresh(6), accepted()), call('b', fresh(5), accepted())];
    expect(broken(calls, [right('a'), right('b')])).toEqual(['step-reopened']);
    expect(broken(calls, [right('b'), right('a')])).toEqual([]);
  });

  it('A4 finds a step that was accepted although the enrollment had spent it', () => {
    expect(broken([replayed(3)], [right('a')])).toEqual(['step-reopened']);
    expect(broken([replayed(2)], [right('a')])).toEqual(['step-reopened']);
    expect(broken([replayed(4)], [right('a')])).toEqual([]);
  });

  it('A18 finds a failure that was not counted, was counted twice, or was not told', () => {
    const calls = [
      call('a', wrong, refused('wrong-code')),
      call('b', wrong, refused('wrong-code')),
      call('c', fresh(5), accepted(2)),
    ];
    expect(broken(calls, [guess('a', 1), guess('b', 2), right('c', 2)])).toEqual([]);
    expect(broken(calls, [guess('a', 1), guess('b', 1), right('c', 2)])).toEqual(['failure-lost']);
    expect(broken(calls, [guess('a', 1), guess('b', 3), right('c', 2)])).toEqual(['failure-lost']);
    expect(broken(calls, [guess('a', 1), guess('b', 2), right('c', 0)])).toEqual(['failure-lost']);
    const told = [...calls.slice(0, 2), call('c', fresh(5), accepted(0))];
    expect(broken(told, [guess('a', 1), guess('b', 2), right('c', 2)])).toEqual(['failure-lost']);
  });

  it('A18 keeps the two rows of failures apart', () => {
    const calls = [
      call('a', wrong, refused('wrong-code')),
      call('b', recovery(0), accepted(1, 9)),
      call('c', recovery(0), refused('wrong-code')),
      call('d', fresh(5), accepted(1, 9)),
      call('e', recovery(0), refused('wrong-code')),
    ];
    const events = [guess('a', 1), recovered('b', 9, 1), recoveryGuess('c', 1), right('d', 1)];
    expect(broken(calls, [...events, recoveryGuess('e', 2)])).toEqual([]);
    expect(broken(calls, [...events, recoveryGuess('e', 1)])).toEqual(['failure-lost']);
  });

  it('A11 finds recovery codes that are miscounted', () => {
    const calls = [call('a', recovery(0), accepted(0, 9)), call('b', recovery(1), accepted(0, 8))];
    expect(broken(calls, [recovered('a', 9), recovered('b', 8)])).toEqual([]);
    expect(broken(calls, [recovered('a', 9), recovered('b', 9)])).toEqual(['recovery-code-miscounted']);
    const told = [call('a', recovery(0), accepted(0, 10)), call('b', recovery(1), accepted(0, 8))];
    expect(broken(told, [recovered('a', 9), recovered('b', 8)])).toEqual(['recovery-code-miscounted']);
  });

  it('finds an answer without its event', () => {
    expect(broken([call('a', fresh(5), accepted())], [])).toEqual(['event-lost']);
    const calls = [call('a', fresh(5), accepted()), call('b', wrong, refused('wrong-code'))];
    expect(broken(calls, [right('a')])).toEqual(['event-lost']);
  });

  it('finds an event without its answer', () => {
    const winner = call('z', fresh(4), accepted());
    expect(broken([winner], [right('z'), right('stranger')])).toEqual(['event-invented']);
    expect(broken([winner], [right('z'), right('z')])).toEqual(['event-invented']);
    for (const answer of [refused('throttled'), refused('malformed'), threw('contention'), threw('clock')]) {
      expect(broken([winner, call('a', wrong, answer)], [right('z'), guess('a', 1)])).toEqual(['event-invented']);
    }
    for (const answer of [unknown, threw('storage')]) {
      expect(broken([winner, call('a', wrong, answer)], [right('z'), guess('a', 1)])).toEqual([]);
    }
  });

  it('finds a call that threw for a reason that is not told', () => {
    const winner = call('z', fresh(4), accepted());
    for (const code of ['corrupt-account', 'misuse', 'TypeError', 'undefined']) {
      expect(broken([winner, call('a', wrong, threw(code))], [right('z')])).toEqual(['call-failed']);
    }
  });

  it('names the user, and the calls by their ids', () => {
    const user = { userId: 'bob', events: [], enrolledStep: 3, recoveryCodes: 10 };
    const calls = [call('first', fresh(5), accepted()), call('second', fresh(5), accepted())];
    expect(checkHistory({ users: [{ ...user, calls }] })).toContainEqual({
      rule: 'accepted-twice',
      userId: 'bob',
      message: 'the code of step 5 was accepted 2 times: first, second',
    });
  });
});
