import { type Html, html } from '../html.ts';
import type { Link } from '../options/pages-options.ts';
import type { Site } from '../site.ts';
import { say } from '../texts/say.ts';

/** A link of the host's. */
export function linkTo({ label, href }: Link, { current = false } = {}): Html {
  return current
    ? html`<a href="${href}" aria-current="page"><bdi>${label}</bdi></a>`
    : html`<a href="${href}"><bdi>${label}</bdi></a>`;
}

/** A paragraph that names whom to ask; nothing where the host named nobody. */
export function askSupport(site: Site, text: (contact: string) => string): Html | '' {
  return site.support ? html`<p class="aside">${say(text, linkTo(site.support))}</p>` : '';
}
