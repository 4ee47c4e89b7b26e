import type { DeviceSummary } from '@watchword/core';
import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';
import { icon } from './icon.ts';
import { agoTag } from './time.ts';

/** A linked device: its name, when it was added and when it last signed in. */
export function deviceFacts(site: Site, { name, createdAt, lastUsedAt }: DeviceSummary, now: number): Html {
  const used = lastUsedAt === undefined ? 'not yet' : agoTag(site, lastUsedAt, now);
  return html`<div class="device">${icon('phone')}
<div><p class="device-name"><bdi>${name}</bdi></p>
<p class="device-times"><span>Added ${agoTag(site, createdAt, now)}</span> <span>Last used to sign in: ${used}</span></p></div>
</div>`;
}
