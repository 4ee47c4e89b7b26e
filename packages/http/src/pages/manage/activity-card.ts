import type { DeviceSummary, StoredSecurityEvent } from '@watchword/core';
import { type Html, html } from '../html.ts';
import { linkTo } from '../layout/links.ts';
import { agoTag } from '../layout/time.ts';
import type { Site } from '../site.ts';
import { type Activity, activityOf } from './activity.ts';
import { activityWords } from './activity-words.ts';

/** What there is to tell of. */
export interface History {
  /** Newest first. */
  readonly events: readonly StoredSecurityEvent[];
  readonly devices: readonly DeviceSummary[];
  readonly now: number;
}

/** Lines. Who wants all of it asks the API. */
const most = 10;

/** What happened lately, in plain words, with the place that it came from. */
export function activityCard(site: Site, history: History): Html {
  const { activity } = site.texts.manage;
  // A newer release, beside this one, may keep what this one has no words for.
  const told = history.events.filter(({ type }) => Object.hasOwn(activity.what, type));
  const lines = activityOf(told).slice(0, most);
  const list = html`<ol class="activity">${lines.map((line) => item(site, line, history))}</ol>
<p class="hint">${activity.notYou} ${site.changePassword ? linkTo(site.changePassword) : ''}</p>`;
  return html`<section class="card" aria-labelledby="activity">
<h2 id="activity">${activity.heading}</h2>
${lines.length === 0 ? html`<p>${activity.none}</p>` : list}
</section>`;
}

function item(site: Site, line: Activity, { devices, now }: History): Html {
  const { channel, ip } = line.event.context ?? {};
  const place = channel === undefined ? undefined : site.texts.manage.activity.place(channel);
  const from = [place, ip].filter((part) => part !== undefined).map((part) => html` · <bdi>${part}</bdi>`);
  return html`<li><p class="what">${activityWords(site.texts.manage.activity.what, line, devices)}</p>
<p class="when">${agoTag(site, line.event.at, now)}${from}</p></li>`;
}
