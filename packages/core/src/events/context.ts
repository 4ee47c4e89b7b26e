/** Where a request came from; kept with the event that it causes. Longer texts are cut, anything but text is dropped. */
export interface EventContext {
  /** The way in, such as `web` or `ssh`; at most 32 characters. */
  readonly channel?: string;
  /** At most 64 characters. */
  readonly ip?: string;
  /** At most 256 characters. */
  readonly userAgent?: string;
}

const longest = { channel: 32, ip: 64, userAgent: 256 } satisfies Record<keyof EventContext, number>;

/** Cuts a context to what an event may carry. It comes from the request: nothing in it is trusted or refused. */
export function cutContext(context: unknown): { readonly context?: EventContext } {
  if (typeof context !== 'object' || context === null) return {};
  const kept = Object.entries(longest).flatMap(([key, length]) => {
    const value = read(context, key);
    return typeof value === 'string' && value !== '' ? [[key, printable(value.slice(0, length))]] : [];
  });
  return kept.length === 0 ? {} : { context: Object.fromEntries(kept) as EventContext };
}

/** A context that throws when it is read must not keep anyone from signing in. */
function read(context: object, key: string): unknown {
  try {
    return (context as Readonly<Record<string, unknown>>)[key];
  } catch {
    return undefined;
  }
}

/** Control characters would forge lines in whatever log the event ends up in. */
function printable(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}/gu, '\uFFFD');
}
