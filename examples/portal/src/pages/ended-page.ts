import type { Person } from '@watchword-examples/centre';
import { type EndedReason, endedWords } from '../words/ended-set-up.ts';
import { type Html, html } from './html.ts';
import { memberLayout } from './layout.ts';
import { steps } from './parts/steps.ts';
import { supportLink } from './parts/support.ts';
import type { Site } from './site.ts';

/** What a set-up that is over shows. */
export interface EndedModel {
  readonly person: Person;
  readonly reason: EndedReason;
}

/** Says what happened, and begins again in one click (S5). */
export function endedPage(site: Site, { person, reason }: EndedModel): Html {
  const { title, text } = endedWords[reason];
  const main = html`${steps(2)}
<h1>${title}</h1>
<div class="card">
<p>${text}</p>
<form method="post" action="/account/two-factor" data-once>
<div class="actions"><button class="primary" type="submit">Begin again</button>
<a class="cancel" href="/account">Not now</a></div>
</form>
</div>
<p class="aside">Does this come up again and again? Write to ${supportLink(site)}.</p>`;
  return memberLayout(site, {
    title: `${title} · Set up two-factor authentication`,
    main,
    person,
    current: '/account/two-factor',
  });
}
