import { WatchwordError } from '@watchword/core/storage';

/**
 * The pages link to each other, and guards to them: `basePath` has to be where the routes are. Express tells paths apart by
 * letters but not by case, so that a visitor chooses that; another case is a page that there is not.
 *
 * @throws `misuse`
 */
export function checkMount(basePath: string, found: string): void {
  if (found.toLowerCase() === basePath.toLowerCase()) return;
  throw new WatchwordError(
    'misuse',
    `The two-factor routes are mounted at "${found || '/'}", but basePath says "${basePath || '/'}". ` +
      'Give createTwoFactor the whole path that they are mounted at.',
  );
}
