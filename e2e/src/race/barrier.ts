/** A function that resolves for everyone at once, when as many have called it as were expected. */
export function barrier(expected: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived >= expected) resolve();
    return promise;
  };
}
