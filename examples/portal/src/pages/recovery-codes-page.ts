import type { Person } from '@watchword-examples/centre';
import { type Html, html } from './html.ts';
import { memberLayout } from './layout.ts';
import { icon } from './parts/icon.ts';
import { steps } from './parts/steps.ts';
import { supportLink } from './parts/support.ts';
import type { Site } from './site.ts';

/** What is shown once, in the very answer that links the device: it is kept nowhere. */
export interface RecoveryCodesModel {
  readonly person: Person;
  readonly codes: readonly string[];
}

/** The recovery codes (S6). */
export function recoveryCodesPage(site: Site, { person, codes }: RecoveryCodesModel): Html {
  const main = html`${steps(3)}
<div class="done-head">${icon('shield')}<h1>Your device is linked</h1></div>
<div class="card">
<h2>Keep your recovery codes</h2>
<p>Without your device, one of these codes signs you in instead of the 6 digits. Each works once. <strong>They are shown only
now</strong>: print this page or write them down, and keep them where your password is not.</p>
<ol class="recovery-codes">${codes.map((code) => html`<li><code translate="no">${code}</code></li>`)}</ol>
<form method="get" action="/account/two-factor/done">
<p><label class="kept"><input type="checkbox" required>I have kept these codes</label></p>
<p class="actions"><button class="primary" type="submit">Continue</button></p>
</form>
</div>
<p class="aside">Something is unclear? Write to ${supportLink(site)}.</p>`;
  return memberLayout(site, { title: 'Recovery codes', main, person, current: '/account/two-factor' });
}
