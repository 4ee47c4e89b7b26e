/** Why something was not accepted, in words for the person: what happened, and what to do next. */
export interface Refusal {
  readonly status: number;
  /** A few words, which also begin the page's title. */
  readonly title: string;
  readonly text: string;
  readonly wait?: Wait;
}

/** How long, and what for. */
export interface Wait {
  readonly seconds: number;
  /** `next-code`: the app shows a fresh one then; `next-try`: nothing is checked before. */
  readonly until: 'next-code' | 'next-try';
}

/** The wait, where there is one. */
export function waitUntil(until: Wait['until'], seconds: number): Pick<Refusal, 'wait'> {
  return seconds > 0 ? { wait: { seconds, until } } : {};
}
