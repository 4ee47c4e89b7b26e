import type { Centre } from '@watchword-examples/centre';
import type { Site } from '../pages/site.ts';
import type { ShownLinks } from '../session/shown-links.ts';

/** What the routes work with. */
export interface Parts {
  readonly centre: Centre;
  readonly site: Site;
  readonly links: ShownLinks;
}
