import type { Eligibility } from '@watchword/core';
import { returnField } from '../forms/return-field.ts';
import { type Html, html } from '../html.ts';
import { askSupport } from '../layout/links.ts';
import { type Refusal, refusalBox, refusalId } from '../layout/refusal.ts';
import type { Page } from '../page.ts';
import { setUpPath } from '../paths.ts';
import type { Site } from '../site.ts';
import { checklist } from './checklist.ts';
import { steps } from './steps.ts';

/** What the first step shows. */
export interface Preparing {
  readonly eligibility: Eligibility;
  /** `another`: there is a device already; `replacing`: the linked ones are switched off, and make way. */
  readonly kind: 'first' | 'another' | 'replacing';
  /** What one more device is called, unless the user has a better name. */
  readonly deviceName: string;
  readonly returnTo: string;
  readonly now: number;
  /** Why no QR code could be made. */
  readonly refusal?: Refusal | undefined;
}

/** What is needed, what is there already (S1), and what is about to happen (S2). */
export function preparePage(site: Site, preparing: Preparing): Page {
  const { prepare, heading } = site.texts.setUp;
  const { eligibility, kind, refusal, now } = preparing;
  const name = kind === 'another' ? prepare.another.title : heading;
  const state = refusal?.title ?? (eligibility.ok ? undefined : prepare.blocked.title);
  const main = html`${steps(site, 1)}
<h1>${name}</h1>
${refusalBox(site, refusal, now)}
${kind === 'replacing' ? html`<p class="notice">${prepare.replacing}</p>` : ''}
${eligibility.ok ? ready(site, preparing) : notYet(site, preparing)}`;
  return {
    status: refusal?.status ?? 200,
    title: state === undefined ? name : `${state} · ${name}`,
    main,
    retryAfterSeconds: refusal?.wait?.seconds,
  };
}

function ready(site: Site, preparing: Preparing): Html {
  const { prepare } = site.texts.setUp;
  const { kind, eligibility, returnTo } = preparing;
  return html`<p class="lead">${kind === 'another' ? prepare.another.text : prepare.lead}</p>
<section class="card" aria-labelledby="need">
<h2 id="need">${prepare.needs}</h2>
${checklist(prepare, eligibility)}
<h3>${prepare.app.title}</h3>
<p>${prepare.app.text}</p>
<form method="post" action="${setUpPath(site)}" data-once>
${returnField(returnTo)}
${kind === 'another' ? nameField(site, preparing) : ''}
<button class="primary" type="submit">${prepare.start}</button>
</form>
</section>
${askSupport(site, prepare.noDevice)}`;
}

function nameField({ texts }: Site, { deviceName, refusal }: Preparing): Html {
  const { nameLabel, nameHint } = texts.setUp.prepare;
  const describedBy = refusal ? `${refusalId} name-hint` : 'name-hint';
  return html`<div class="field">
<label for="name">${nameLabel}</label>
<p class="hint" id="name-hint">${nameHint}</p>
<input id="name" name="device_name" type="text" maxlength="128" autocomplete="off" dir="auto" value="${deviceName}" aria-describedby="${describedBy}">
</div>`;
}

function notYet(site: Site, { eligibility, returnTo }: Preparing): Html {
  const { prepare } = site.texts.setUp;
  return html`<p class="lead">${prepare.blocked.text}</p>
<section class="card" aria-labelledby="need">
<h2 id="need">${prepare.needs}</h2>
${checklist(prepare, eligibility)}
<form method="get" action="${setUpPath(site)}">
${returnField(returnTo)}
<button class="primary" type="submit">${prepare.checkAgain}</button>
</form>
</section>
${askSupport(site, prepare.doneAlready)}`;
}
