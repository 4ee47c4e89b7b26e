/** What the test tells a racing lander. */
export type Order =
  /** Go by this time, in milliseconds since the Unix epoch. */
  | { readonly type: 'clock'; readonly now: number }
  /** Let the sign-in that is waiting go on. */
  | { readonly type: 'start' };

/** What a racing lander tells the test. */
export type Report =
  | { readonly type: 'listening'; readonly port: number }
  | { readonly type: 'clock-set' }
  /** A password was right, and the code is about to be verified. */
  | { readonly type: 'at-the-line' };
