/** Why something was not accepted, in words for the person: what happened, and what to do next. */
export interface Refusal {
  readonly status: number;
  /** A few words, which also begin the page's title. */
  readonly title: string;
  readonly text: string;
  readonly wait?: Wait;
}

/** Nothing is checked before. */
export interface Wait {
  readonly seconds: number;
}

/** The wait, where there is one. */
export function waitFor(seconds: number): Pick<Refusal, 'wait'> {
  return seconds > 0 ? { wait: { seconds } } : {};
}
