import type { Request } from 'express';

/**
 * Path and query as they were sent, whatever mounts have cut off since. A proxy's form of a request names a host as well:
 * that is what its sender says, and is dropped.
 */
export function pathOf({ originalUrl }: Pick<Request, 'originalUrl'>): string {
  if (originalUrl.startsWith('/')) return originalUrl;
  if (!URL.canParse(originalUrl)) return '/';
  const { pathname, search } = new URL(originalUrl);
  return pathname + search;
}
