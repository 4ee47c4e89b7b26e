import type { DeviceSummary } from '@watchword/core';
import { type Html, html } from '../html.ts';
import { icon } from '../layout/icon.ts';
import { type Refusal, refusalBox, refusalId } from '../layout/refusal.ts';
import { agoTag } from '../layout/time.ts';
import { devicePath } from '../paths.ts';
import type { Site } from '../site.ts';
import { isolate } from '../texts/isolate.ts';
import { say } from '../texts/say.ts';

/** A name that was typed but not kept. */
export interface Renaming {
  /** Of the device. */
  readonly id: string;
  readonly name: string;
  /** Why it was not kept; absent if a code had to be shown first. */
  readonly refusal?: Refusal | undefined;
}

/** A device as the page shows it. */
export interface ShownDevice {
  readonly device: DeviceSummary;
  readonly renaming: Renaming | undefined;
  readonly now: number;
}

/** A linked device, which is renamed in place. */
export function deviceItem(site: Site, shown: ShownDevice): Html {
  const { manage } = site.texts;
  const { id, name } = shown.device;
  return html`<li class="device">${icon('phone')}
<div class="device-body"><h3 class="device-name"><bdi>${name}</bdi></h3>
${times(site, shown)}
<div class="device-actions">${renameForm(site, shown)}
<a class="quiet" href="${devicePath(site, id, 'remove')}" aria-label="${manage.removeOf(isolate(name))}">${manage.removeLink}</a></div>
</div></li>`;
}

function times(site: Site, { device, now }: ShownDevice): Html {
  const { added, lastUsed, neverUsed } = site.texts.manage;
  const { createdAt, lastUsedAt } = device;
  const used = lastUsedAt === undefined ? neverUsed : say(lastUsed, agoTag(site, lastUsedAt, now));
  return html`<p class="device-times"><span>${say(added, agoTag(site, createdAt, now))}</span> <span>${used}</span></p>`;
}

function renameForm(site: Site, { device, renaming, now }: ShownDevice): Html {
  const { manage } = site.texts;
  const { id, name } = device;
  const invalid = renaming?.refusal ? html` aria-invalid="true" aria-describedby="${refusalId}"` : '';
  return html`<details class="rename"${renaming ? html` open` : ''}>
<summary class="quiet" aria-label="${manage.renameOf(isolate(name))}">${manage.rename}</summary>
<form method="post" action="${devicePath(site, id, 'rename')}" data-once>
<div class="field">
<label for="name-${id}">${manage.nameLabel}</label>
${refusalBox(site, renaming?.refusal, now)}
<input id="name-${id}" name="name" type="text" required maxlength="128" autocomplete="off" dir="auto" value="${renaming?.name ?? name}"${invalid}>
</div>
<button class="secondary" type="submit">${manage.save}</button>
</form>
</details>`;
}
