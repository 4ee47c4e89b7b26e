import type { Refusal, Wait } from '../../words/refusal.ts';
import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';
import { icon } from './icon.ts';
import { clockTag, secondsTimer, waitText } from './time.ts';

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

function waitLine(site: Site, { seconds }: Wait, now: number): Html {
  const timer = secondsTimer(seconds);
  const wait = {
    running: html`You can try again in ${timer}, at ${clockTag(site, now + seconds * 1000, 'second')}.`,
    over: 'You can try again now.',
  };
  return html`<p class="wait">${waitText(wait)}</p>`;
}
