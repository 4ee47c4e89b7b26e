/** A wait in whole seconds, rounded up: who waits that long is never told to wait again (R1). */
export function wholeSeconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}
