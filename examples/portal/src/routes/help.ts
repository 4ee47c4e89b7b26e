import { helpPage } from '../pages/help-page.ts';
import { helpTopics } from '../words/help.ts';
import type { Parts } from './parts.ts';
import type { Route } from './route.ts';

/** Open to everybody. */
export function helpRoutes({ site }: Parts): readonly Route[] {
  return helpTopics.map((topic) => ({
    method: 'get',
    path: topic.path,
    access: 'anyone',
    handle: () => ({ page: helpPage(site, topic) }),
  }));
}
