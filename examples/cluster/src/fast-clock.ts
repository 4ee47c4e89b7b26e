/** How many times faster than ours the time of this example runs: a code is shown for one second. */
const speed = 30;

/** A clock that all processes share, so that nobody has to wait half a minute for the next code. */
export function fastClock(startedAt: number): () => number {
  return () => startedAt + (Date.now() - startedAt) * speed;
}
