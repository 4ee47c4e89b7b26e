/** The code of a `WatchwordError`, by name: an application may hold two copies of core. `undefined` for any other error. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'WatchwordError' || !('code' in error)) return undefined;
  return String(error.code);
}
