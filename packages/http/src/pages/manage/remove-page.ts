import type { DeviceSummary } from '@watchword/core';
import { type Html, html } from '../html.ts';
import { icon } from '../layout/icon.ts';
import type { Page } from '../page.ts';
import { devicePath, managePath } from '../paths.ts';
import type { Site } from '../site.ts';
import { isolate } from '../texts/isolate.ts';

/** What the page shows that asks before a device is removed. */
export interface Removing {
  readonly device: DeviceSummary;
  /** No other device is linked. */
  readonly isLast: boolean;
  readonly recoveryCodesLeft: number;
}

/** Says what is lost, before it is. */
export function removePage(site: Site, { device, isLast, recoveryCodesLeft }: Removing): Page {
  const { remove, heading, elsewhere } = site.texts.manage;
  const title = remove.title(isolate(device.name));
  const main = html`<h1>${title}</h1>
<div class="card">
<p>${remove.text}</p>
${isLast ? last(site, recoveryCodesLeft) : html`<p>${remove.others}</p>`}
<p>${elsewhere} ${remove.entry}</p>
<form method="post" action="${devicePath(site, device.id, 'remove')}" data-once>
<div class="actions"><button class="primary danger" type="submit">${remove.action}</button>
<a class="cancel" href="${managePath(site)}">${remove.cancel}</a></div>
</form>
</div>`;
  return { title: `${title} · ${heading}`, main };
}

/** Another tab, or support, was faster; or it never was this user's. */
export function gonePage(site: Site): Page {
  const { gone, heading, back } = site.texts.manage;
  const main = html`<h1>${gone.title}</h1>
<div class="card"><p>${gone.text}</p>
<p class="actions"><a class="primary" href="${managePath(site)}">${back}</a></p></div>`;
  return { status: 404, title: `${gone.title} · ${heading}`, main };
}

function last({ texts, enrollment }: Site, recoveryCodesLeft: number): Html {
  const { remove } = texts.manage;
  const lines = [...remove.last(recoveryCodesLeft), ...(enrollment === 'required' ? [remove.required] : [])];
  return html`<div class="refusal">${icon('alert')}<div><p><strong>${remove.lastHeading}.</strong></p>
<ul class="losses">${lines.map((line) => html`<li>${line}</li>`)}</ul></div></div>`;
}
