import { html } from '../html.ts';
import type { Link } from '../options/pages-options.ts';
import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import type { Heading } from '../texts/set-up-texts.ts';
import { steps } from './steps.ts';

/** Nothing can be begun, for a reason that no form on this page takes away. */
export function stopPage(site: Site, { title, text }: Heading, onward: Link): Page {
  const main = html`${steps(site, 1)}
<h1>${title}</h1>
<div class="card">
<p>${text}</p>
<p class="actions"><a class="primary" href="${onward.href}">${onward.label}</a></p>
</div>`;
  return { title: `${title} · ${site.texts.setUp.heading}`, main };
}
