import { problemKinds } from '../../problems/problem-codes.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import type { EndedReason } from '../texts/set-up-texts.ts';
import { againForm } from './again-form.ts';
import { steps } from './steps.ts';

/** What is kept of a set-up that is over. */
export interface Ended {
  readonly reason: EndedReason;
  readonly returnTo: string;
  readonly deviceName: string | undefined;
}

/** Says what happened to the set-up, and begins again in one click (S5). */
export function endedPage(site: Site, { reason, returnTo, deviceName }: Ended): Page {
  const { title, text } = site.texts.setUp.ended[reason];
  const main = html`${steps(site, 2)}
<h1>${title}</h1>
<div class="card">
<p>${text}</p>
${againForm(site, { look: 'primary', returnTo, deviceName })}
</div>`;
  return { status: problemKinds[reason].status, title: `${title} · ${site.texts.setUp.heading}`, main };
}
