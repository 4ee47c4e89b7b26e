import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';
import { say } from '../texts/say.ts';
import { icon } from './icon.ts';
import { clockTag, secondsTimer, waitText } from './time.ts';

/** Why something was not done, in words that say what to do next. */
export interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly wait?: { readonly until: 'next-code' | 'next-try'; readonly seconds: number } | undefined;
}

/** What an input's `aria-describedby` names. */
export const refusalId = 'refusal';

/** A refusal beside the field. The running countdown stands outside of what is announced (W6). */
export function refusalBox(site: Site, refusal: Refusal | undefined, now: number): Html | '' {
  if (!refusal) return '';
  const { title, text, wait } = refusal;
  return html`<div class="refusal">
${icon('alert')}
<div>
<p id="${refusalId}" role="alert"><strong>${title}.</strong> ${text}</p>
${wait && wait.seconds > 0 ? html`<p class="wait">${waitLine(site, wait, now)}</p>` : ''}
</div>
</div>`;
}

function waitLine(site: Site, { until, seconds }: NonNullable<Refusal['wait']>, now: number): Html {
  const { code } = site.texts;
  const timer = secondsTimer(site, seconds);
  if (until === 'next-code') return waitText({ running: say(code.nextCodeIn, timer), over: code.nextCodeNow });
  const at = clockTag(site, now + seconds * 1000, 'second');
  return waitText({ running: say(code.nextTryIn, timer, at), over: code.nextTryNow });
}
