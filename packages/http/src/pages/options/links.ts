import { WatchwordError } from '@watchword/core/storage';
import type { Link } from './pages-options.ts';

/** Whether an address is a path of this site: it begins with one slash, and no browser reads it as another site's. */
export function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(value);
}

/** @throws `misuse` */
export function readLink(name: string, link: Link | undefined): Link | undefined {
  if (link === undefined || isLink(link)) return link;
  throw new WatchwordError(
    'misuse',
    `pages.${name} needs a label and an href: a path of this site, or an address with https:, mailto: or tel:.`,
  );
}

/** @throws `misuse` */
export function readLinks(name: string, links: readonly Link[] = []): readonly Link[] {
  const given: unknown = links;
  if (!Array.isArray(given)) throw new WatchwordError('misuse', `pages.${name} must be a list of links.`);
  for (const link of links) readLink(name, link);
  return links;
}

/** A `javascript:` address would be run by who clicks on it, whatever it was meant for. */
function isLink(link: unknown): boolean {
  if (typeof link !== 'object' || link === null) return false;
  const { label, href } = link as Partial<Record<keyof Link, unknown>>;
  if (typeof label !== 'string' || label.trim() === '') return false;
  return isOwnPath(href) || (typeof href === 'string' && /^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/u.test(href));
}
