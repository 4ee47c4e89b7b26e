import { WatchwordError } from '@watchword/core/storage';

const segments = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*$/;

/**
 * The path that everything of a handler is under, without a slash at its end.
 *
 * @throws `misuse`
 */
export function parseBasePath(given: unknown = '/two-factor'): string {
  const path = given === '/' ? '' : given;
  if (typeof path === 'string' && segments.test(path) && (path !== '' || given === '/')) return path;
  throw new WatchwordError(
    'misuse',
    'basePath must be a path such as "/two-factor", with a slash at its beginning and none at its end, or "/".',
  );
}
