import type { Failure } from '../errors/failure.ts';
import { errorWords } from '../words/error-words.ts';
import { type Html, html } from './html.ts';
import { plainLayout } from './layout.ts';
import { supportLink } from './parts/support.ts';
import type { Site } from './site.ts';

/** What an error page shows. */
export interface ErrorModel {
  readonly failure: Failure;
  /** One of the portal's own pages. */
  readonly again: string;
}

/** What went wrong, in words; never how. */
export function errorPage(site: Site, { failure, again }: ErrorModel): Html {
  const { title, text, action } = errorWords(failure);
  const main = html`<div class="card narrow">
<h1>${title}</h1>
<p>${text}</p>
<p><a class="primary" href="${again}">${action}</a></p>
<p class="aside">Still stuck? Write to ${supportLink(site)}.</p>
</div>`;
  return plainLayout(site, { title, main });
}
