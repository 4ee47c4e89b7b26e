import { pathOf } from '../page-route.ts';
import type { Site } from '../site.ts';

/** The page about a user's devices is the handler's own address. */
export function managePath({ basePath }: Pick<Site, 'basePath'>): string {
  return pathOf(basePath, '');
}

/** The same after a change, to say so. */
export function changedPath(site: Pick<Site, 'basePath'>): string {
  return `${managePath(site)}?changed`;
}
