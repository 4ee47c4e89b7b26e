/** Where a request came from; kept with the event that it causes. Longer texts are cut. */
export interface EventContext {
  /** The way in, such as `web` or `ssh`; at most 32 characters. */
  readonly channel?: string;
  /** At most 64 characters. */
  readonly ip?: string;
  /** At most 256 characters. */
  readonly userAgent?: string;
}
