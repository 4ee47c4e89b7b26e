import type { Status, StoredSecurityEvent } from '@watchword/core';
import { type Html, html } from '../html.ts';
import { icon } from '../layout/icon.ts';
import { linkTo } from '../layout/links.ts';
import type { Page } from '../page.ts';
import { setUpPath } from '../paths.ts';
import { withReturn } from '../return-address.ts';
import type { Site } from '../site.ts';
import { activityCard } from './activity-card.ts';
import { changeNotice } from './change-notice.ts';
import { deviceItem, type Renaming } from './device-item.ts';
import { renewForm } from './renew-form.ts';

/** What the page about a user's devices shows. */
export interface Managed {
  readonly status: Pick<Status, 'devices' | 'recoveryCodesLeft' | 'disabled'>;
  /** Newest first; absent for who has not shown a second factor. */
  readonly events?: readonly StoredSecurityEvent[];
  /** The device that is about to get another name. */
  readonly renaming?: Renaming | undefined;
  /** The page follows a change. */
  readonly changed?: boolean;
  readonly returnTo: string;
  readonly now: number;
}

/** Fewer than this, and the user is told to make new ones. */
const few = 4;

export function managePage(site: Site, managed: Managed): Page {
  const { heading } = site.texts.manage;
  const { status, events, renaming, changed } = managed;
  const refusal = renaming?.refusal;
  const main = html`<h1>${heading}</h1>
${changed ? changeNotice(site, managed) : ''}
${devicesCard(site, managed)}
${status.devices.length > 0 ? recoveryCard(site, managed) : ''}
${events ? activityCard(site, { events, devices: status.devices, now: managed.now }) : ''}`;
  return { status: refusal?.status ?? 200, title: refusal ? `${refusal.title} · ${heading}` : heading, main };
}

function devicesCard(site: Site, managed: Managed): Html {
  const { manage } = site.texts;
  const isOn = managed.status.devices.length > 0;
  const on = html`<p class="badge on">${icon('shield')}${manage.on}</p>`;
  const badge = isOn ? on : html`<p class="badge">${manage.off}</p>`;
  return html`<section class="card" aria-labelledby="devices">
<div class="card-head"><h2 id="devices">${manage.devices}</h2>
${managed.status.disabled ? '' : badge}</div>
${isOn ? linked(site, managed) : none(site, managed.returnTo)}
</section>`;
}

function none(site: Site, returnTo: string): Html {
  const { none, noneAction } = site.texts.manage;
  return html`<p>${none}</p>
<p class="actions"><a class="primary" href="${withReturn(setUpPath(site), returnTo)}">${noneAction}</a></p>`;
}

function linked(site: Site, { status, renaming, now, returnTo }: Managed): Html {
  const items = status.devices.map((device) =>
    deviceItem(site, { device, renaming: renaming?.id === device.id ? renaming : undefined, now }),
  );
  const add = html`<p class="actions"><a class="secondary" href="${withReturn(setUpPath(site), returnTo)}">${site.texts.manage.add}</a></p>`;
  return html`${status.disabled ? switchedOff(site, returnTo) : ''}
<ul class="devices">${items}</ul>
${status.disabled ? '' : add}`;
}

function switchedOff(site: Site, returnTo: string): Html {
  const { disabled, disabledAction } = site.texts.manage;
  return html`<div class="refusal">${icon('alert')}<div><p><strong>${disabled.title}.</strong> ${disabled.text}</p>
<p class="actions"><a class="primary" href="${withReturn(setUpPath(site), returnTo)}">${disabledAction}</a>
${site.changePassword ? linkTo(site.changePassword) : ''}</p></div></div>`;
}

function recoveryCard(site: Site, { status, returnTo }: Managed): Html {
  const { recovery } = site.texts.manage;
  const left = status.recoveryCodesLeft;
  const line = html`<strong>${recovery.left(left)}</strong> ${left < few ? recovery.low : recovery.used}`;
  return html`<section class="card" aria-labelledby="recovery">
<h2 id="recovery">${recovery.heading}</h2>
${left < few ? html`<p class="notice">${line}</p>` : html`<p>${line}</p>`}
<p class="hint">${recovery.renewHint}</p>
${renewForm(site, { label: recovery.renew, returnTo })}
</section>`;
}
