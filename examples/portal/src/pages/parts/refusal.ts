import type { Refusal, Wait } from '../../words/refusal.ts';
import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';
import { icon } from './icon.ts';
import { clockTag, countdown } from './time.ts';

/** A refusal and when it was made. */
export interface ShownRefusal {
  readonly refusal: Refusal;
  readonly now: number;
}

/** What an input's `aria-describedby` names. */
export const refusalId = 'refusal';

/** A refusal beside the field. The running countdown stands outside of what is announced (W6). */
export function refusalBox(site: Site, shown: ShownRefusal | undefined): Html | '' {
  if (!shown) return '';
  const { title, text, wait } = shown.refusal;
  return html`<div class="refusal">
${icon('alert')}
<div>
<p id="${refusalId}" role="alert"><strong>${title}.</strong> ${text}</p>
${wait ? waitLine(site, wait, shown.now) : ''}
</div>
</div>`;
}

function waitLine(site: Site, { until, seconds }: Wait, now: number): Html {
  const left = countdown(seconds);
  const clock = clockTag(site, now + seconds * 1000, 'second');
  const words =
    until === 'next-code'
      ? html`Your app shows the next one in ${left}.`
      : html`You can try again in ${left}, at ${clock}.`;
  const over = until === 'next-code' ? 'Your app shows the next one now.' : 'You can try again now.';
  return html`<p class="wait" data-wait><span data-wait-running>${words}</span>
<span role="status" data-wait-over="${over}"></span></p>`;
}
