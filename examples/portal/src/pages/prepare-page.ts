import type { Eligibility, PrerequisiteState } from '@watchword/core';
import type { Person } from '@watchword-examples/centre';
import type { Refusal } from '../words/refusal.ts';
import { type Html, html } from './html.ts';
import { memberLayout } from './layout.ts';
import { icon } from './parts/icon.ts';
import { refusalBox } from './parts/refusal.ts';
import { steps } from './parts/steps.ts';
import { supportLink } from './parts/support.ts';
import type { Site } from './site.ts';

/** What the first step shows. */
export interface PrepareModel {
  readonly person: Person;
  readonly eligibility: Eligibility;
  /** A device is linked, which the new one replaces. */
  readonly replaces?: boolean;
  /** Why no QR code could be made. */
  readonly refused?: { readonly refusal: Refusal; readonly now: number };
}

const heading = 'Set up two-factor authentication';

/** What is needed, what is there already (S1), and what is about to happen (S2). */
export function preparePage(site: Site, { person, eligibility, replaces, refused }: PrepareModel): Html {
  const main = html`${steps(1)}
<h1>${heading}</h1>
${refusalBox(site, refused)}
${replaces ? replacing : ''}
${eligibility.ok ? ready(site, eligibility) : notYet(site, eligibility)}`;
  return memberLayout(site, {
    title: titleOf(eligibility, refused?.refusal),
    main,
    person,
    current: '/account/two-factor',
  });
}

const replacing = html`<p class="notice">The app that you link now replaces the one that is linked to your account. That one ends as soon
as the first code of the new one is accepted.</p>`;

function ready(site: Site, eligibility: Eligibility): Html {
  return html`<p class="lead">You link an authenticator app to your account. From then on you sign in with your password and a
6-digit code from that app. It takes about 2 minutes.</p>
<section class="card" aria-labelledby="need">
<h2 id="need">What you need</h2>
${checklist(eligibility)}
<h3>An authenticator app</h3>
<p>Have one on your phone or computer, and keep it at hand. Any app that makes time-based codes will do: Aegis, Authy,
Google Authenticator, Microsoft Authenticator, 1Password or KeePassXC, for instance.</p>
<form method="post" action="/account/two-factor" data-once>
<button class="primary" type="submit">Continue</button>
</form>
</section>
<p class="aside">No phone or computer that can run such an app? Write to ${supportLink(site)}.</p>`;
}

function notYet(site: Site, eligibility: Eligibility): Html {
  return html`<p class="lead">Before you can link an authenticator app, something else has to be done.</p>
<section class="card" aria-labelledby="need">
<h2 id="need">What you need</h2>
${checklist(eligibility)}
<p><a class="primary" href="/account/two-factor">Check again</a></p>
</section>
<p class="aside">Done already, but not ticked here? Write to ${supportLink(site)}.</p>`;
}

function checklist({ met, unmet }: Eligibility): Html {
  return html`<ul class="checklist">${met.map(metItem)}${unmet.map(unmetItem)}</ul>`;
}

function metItem({ description }: PrerequisiteState): Html {
  return html`<li class="met">${icon('done')}<p>${description} <span class="mark-word">Done</span></p></li>`;
}

function unmetItem({ description, helpUrl }: PrerequisiteState): Html {
  const help = helpUrl === undefined ? '' : html`<a href="${helpUrl}">How to do that</a>`;
  return html`<li class="unmet">${icon('todo')}<p><strong>${description}</strong> <span class="mark-word">To do</span><br>${help}</p></li>`;
}

function titleOf({ ok }: Eligibility, refusal: Refusal | undefined): string {
  if (refusal) return `${refusal.title} · ${heading}`;
  return ok ? heading : `Something to do first · ${heading}`;
}
