/**
 * A name in a sentence that is written in another direction, or not: what it holds moves nothing around it. Unlike markup
 * this also works in titles and in files (UAX #9, first strong isolate).
 */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
