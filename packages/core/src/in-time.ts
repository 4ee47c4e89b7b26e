/** Milliseconds. Calls for one user wait for one another: what never answers must not hold them up for good (A9). */
const timeLimit = 10_000;

/**
 * The answer of something outside core, such as a store. What answers at once, and not by a promise, needs no timer.
 *
 * @param limit milliseconds
 * @throws what the call throws, or an `Error` if there is no answer in time; what the call does after that is unknown
 */
export function inTime<T>(call: () => T, limit: number = timeLimit): Awaited<T> | Promise<Awaited<T>> {
  const answer = call();
  return isThenable(answer) ? within(limit, answer) : (answer as Awaited<T>);
}

/** True for whatever `await` would wait for, a promise or not. */
function isThenable(answer: unknown): boolean {
  return 'then' in (Object(answer) as object);
}

function within<T>(limit: number, answer: T): Promise<Awaited<T>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer for ${limit} ms.`)), limit);
    const settle =
      <Value>(how: (value: Value) => void) =>
      (value: Value) => {
        clearTimeout(timer);
        how(value);
      };
    Promise.resolve(answer).then(settle(resolve), settle<unknown>(reject));
  });
}
