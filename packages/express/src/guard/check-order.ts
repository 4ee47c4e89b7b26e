import { WatchwordError } from '@watchword/core/storage';
import type { Request } from 'express';
import { pathOf } from '../routes/path-of.ts';

/**
 * A guard before the challenge would redirect to the challenge without end.
 *
 * @throws `misuse`
 */
export function checkOrder(basePath: string, request: Pick<Request, 'originalUrl'>): void {
  const [path = ''] = pathOf(request).toLowerCase().split('?');
  if (basePath === '' || !`${path}/`.startsWith(`${basePath.toLowerCase()}/`)) return;
  throw new WatchwordError(
    'misuse',
    `A guard stands before the pages under "${basePath}", which nobody could reach then. Mount twoFactor.routes before it.`,
  );
}
