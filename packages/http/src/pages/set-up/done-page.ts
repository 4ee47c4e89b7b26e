import type { DeviceSummary } from '@watchword/core';
import { type Html, html } from '../html.ts';
import { icon } from '../layout/icon.ts';
import { renewForm } from '../manage/renew-form.ts';
import type { Page } from '../page.ts';
import { managePath, setUpPath } from '../paths.ts';
import type { Site } from '../site.ts';
import { steps } from './steps.ts';

/** What is shown once a device is linked. */
export interface Done {
  readonly device: DeviceSummary;
  /** There are more devices than this one. */
  readonly others: boolean;
  readonly returnTo: string;
}

/** The last step (S7), which also is where a second click and the back button lead (S8). */
export function donePage(site: Site, { device, others, returnTo }: Done): Page {
  const { setUp, manage } = site.texts;
  const { done, heading } = setUp;
  const main = html`${steps(site, 3)}
<div class="done-head">${icon('shield')}<h1>${done.title}</h1></div>
<section class="card">
<p>${done.text} ${done.device}: <bdi class="strong">${device.name}</bdi></p>
<p>${done.nextSignIn} ${done.spent}</p>
${others ? html`<p>${manage.elsewhere}</p><p class="notice">${done.others}</p>` : ''}
${whatNext(site, returnTo)}
</section>
${others ? '' : missedCodes(site, returnTo)}`;
  return { title: `${done.title} · ${heading}`, main };
}

/** The first device comes with recovery codes, and the answer that showed them may have been lost. */
function missedCodes(site: Site, returnTo: string): Html {
  const { missedCodes, newCodes } = site.texts.setUp.done;
  return html`<section class="card" aria-labelledby="missed">
<h2 id="missed">${missedCodes.title}</h2>
<p>${missedCodes.text}</p>
${renewForm(site, { label: newCodes, returnTo })}
</section>`;
}

/** One way on is the main one: where the user was going, else what the host has next, else its start page. */
function whatNext(site: Site, returnTo: string): Html {
  const { done } = site.texts.setUp;
  const { next } = site;
  const wasGoing = isElsewhere(site, returnTo);
  const home = new URL(site.home, returnTo).href;
  const main = wasGoing || !next ? { label: done.goOn, href: wasGoing ? returnTo : home } : next;
  const further = wasGoing && next ? html`<a class="cancel" href="${next.href}"><bdi>${next.label}</bdi></a>` : '';
  return html`<h2>${done.nextHeading}</h2>
<p class="actions"><a class="primary" href="${main.href}"><bdi>${main.label}</bdi></a>${further}
<a class="cancel" href="${managePath(site)}">${done.toDevices}</a></p>`;
}

/** Whether the user was on the way to something: neither the start page, nor the set-up that is done now. */
function isElsewhere(site: Site, returnTo: string): boolean {
  const { href, pathname } = new URL(returnTo);
  return href !== new URL(site.home, returnTo).href && !pathname.startsWith(setUpPath(site));
}
