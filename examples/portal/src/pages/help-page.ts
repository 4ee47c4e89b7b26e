import type { HelpTopic } from '../words/help.ts';
import { type Html, html } from './html.ts';
import { plainLayout } from './layout.ts';
import { supportLink } from './parts/support.ts';
import type { Site } from './site.ts';

/** The same for everybody, so it asks no store who is reading. */
export function helpPage(site: Site, { title, paragraphs }: HelpTopic): Html {
  const main = html`<div class="card narrow prose">
<h1>${title}</h1>
${paragraphs.map((text) => html`<p>${text}</p>`)}
<p>Support: ${supportLink(site)}</p>
<p><a class="primary" href="/">Back to the portal</a></p>
</div>`;
  return plainLayout(site, { title, main });
}
