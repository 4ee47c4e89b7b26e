import { html } from '../html.ts';
import { icon } from '../layout/icon.ts';
import type { Page } from '../page.ts';
import { setUpPath } from '../paths.ts';
import { withReturn } from '../return-address.ts';
import type { Site } from '../site.ts';
import { say } from '../texts/say.ts';
import { changePassword } from './challenge-views.ts';

/** A recovery code was accepted, and how many are left. Who has lost the device goes straight to the next one (C7). */
export function recoveredPage(site: Site, { left, disabled, returnTo }: Recovered): Page {
  const { challenge, frame } = site.texts;
  const setUp = withReturn(setUpPath(site), returnTo);
  const next = (rank: string) => html`<p><a class="${rank}" href="${setUp}">${challenge.replace}</a></p>`;
  const goOn = (rank: string) => html`<p><a class="${rank}" href="${returnTo}">${frame.continue}</a></p>`;
  const main = html`<div class="card narrow">
<h1>${challenge.recoveredTitle}</h1>
<p>${challenge.codesLeft(left)}</p>
<p>${disabled ? challenge.setUpAnew : challenge.lostDevice}</p>
${disabled ? html`${next('primary')}${goOn('secondary')}` : html`${goOn('primary')}${next('secondary')}`}
</div>`;
  return { title: challenge.recoveredTitle, main, narrow: true };
}

/** What is told of a recovery code. */
export interface Recovered {
  readonly left: number;
  /** The devices open nothing any more until one is linked anew. */
  readonly disabled: boolean;
  readonly returnTo: string;
}

/** Somebody typed wrong codes since the last sign-in; maybe not the owner (C9). */
export function failuresPage(site: Site, failures: number, returnTo: string): Page {
  const { challenge, frame } = site.texts;
  const main = html`<div class="card narrow">
<h1>${challenge.failuresTitle}</h1>
<div class="refusal">${icon('alert')}<p>${challenge.failures(failures)} ${say(challenge.notYou, changePassword(site))}</p></div>
<p><a class="primary" href="${returnTo}">${frame.continue}</a></p>
</div>`;
  return { title: challenge.failuresTitle, main, narrow: true };
}
