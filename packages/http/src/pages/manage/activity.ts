import type { StoredSecurityEvent } from '@watchword/core';

/** One line of the recent activity. */
export interface Activity {
  /** The newest event of a row. */
  readonly event: StoredSecurityEvent;
  /** How many times it happened in a row, from one place. */
  readonly times: number;
}

/** Guesses. There may be dozens in a row, and they must not push everything else off the page. */
const guesses: ReadonlySet<string> = new Set<StoredSecurityEvent['type']>([
  'code-wrong',
  'recovery-code-wrong',
  'enrollment-code-wrong',
]);

/** Tells events, newest first, as lines: wrong codes in a row from one place are one line. */
export function activityOf(events: readonly StoredSecurityEvent[]): readonly Activity[] {
  const lines: Activity[] = [];
  for (const event of events) {
    const last = lines.at(-1);
    if (last && isSameRow(last.event, event)) lines.splice(-1, 1, { ...last, times: last.times + 1 });
    else lines.push({ event, times: 1 });
  }
  return lines;
}

function isSameRow(newer: StoredSecurityEvent, older: StoredSecurityEvent): boolean {
  if (newer.type !== older.type || !guesses.has(newer.type)) return false;
  return newer.context?.channel === older.context?.channel && newer.context?.ip === older.context?.ip;
}
