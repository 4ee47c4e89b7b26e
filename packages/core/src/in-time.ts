/** Milliseconds. Calls for one user wait for one another: what never answers must not hold them up for good (A9). */
const timeLimit = 10_000;

/**
 * The answer of something outside core, such as a store.
 *
 * @param limit milliseconds
 * @throws what the call throws, or an `Error` if there is no answer in time; what the call does after that is unknown
 */
export async function inTime<T>(call: () => T, limit: number = timeLimit): Promise<Awaited<T>> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer for ${limit} ms.`)), limit);
  try {
    return await Promise.race([call(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
