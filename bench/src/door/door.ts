/** What is said at the door. `retryAt` is in milliseconds since the Unix epoch, as all times here. */
export type Answer =
  | { readonly kind: 'right' | 'disabled' }
  | { readonly kind: 'wrong' | 'throttled'; readonly retryAt: number };

/** One code, typed by somebody who has the password. */
export interface Attempt {
  readonly right: boolean;
  /** Whether who types it shows an earlier proof. */
  readonly known: boolean;
}

/** Where one account's codes are asked for. */
export interface Door {
  readonly attempt: (attempt: Attempt, now: number) => Answer | Promise<Answer>;
  /** When it was first told that someone guesses. */
  readonly guessingSince: () => number | undefined;
}
