import { checkHistory } from './check/check-history.ts';
import type { Violation } from './check/violation.ts';
import { type HammerConfig, killsIn } from './options.ts';
import type { RecordedHistory, RecordedUser } from './recorded.ts';

/** What {@link hammer} found. */
export interface HammerReport {
  /** True if every promise was kept. */
  readonly ok: boolean;
  readonly violations: readonly Violation[];
  /** Plans the same calls once more. What the processes make of them is theirs. */
  readonly seed: number;
  readonly rounds: number;
  readonly processes: number;
  /** How many processes were killed. */
  readonly killed: number;
  /** Calls of `verify`, in all and by answer: `accepted`, the reason of a refusal, the code of an error, or `unknown`. */
  readonly calls: number;
  readonly answers: Readonly<Record<string, number>>;
  /** Everything that was judged. */
  readonly recorded: RecordedHistory;
}

export function reportOf(config: HammerConfig, users: readonly RecordedUser[]): HammerReport {
  const recorded = { users };
  const violations = checkHistory(recorded);
  const calls = users.flatMap((user) => user.calls);
  const answers: Record<string, number> = {};
  for (const { answer } of calls) {
    const name = answer.kind === 'refused' ? answer.reason : answer.kind === 'threw' ? answer.code : answer.kind;
    answers[name] = (answers[name] ?? 0) + 1;
  }
  const { seed, rounds, processes } = config;
  const killed = killsIn(config, rounds);
  return {
    ok: violations.length === 0,
    violations,
    seed,
    rounds,
    processes,
    killed,
    calls: calls.length,
    answers,
    recorded,
  };
}
