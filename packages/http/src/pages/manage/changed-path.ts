import { managePath } from '../paths.ts';
import type { Site } from '../site.ts';

/** The page about a user's devices after a change, to say so. */
export function changedPath(site: Pick<Site, 'basePath'>): string {
  return `${managePath(site)}?changed`;
}
