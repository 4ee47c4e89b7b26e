import type { Person } from '@watchword-examples/centre';
import { type Html, html } from './html.ts';
import { memberLayout } from './layout.ts';
import { icon } from './parts/icon.ts';
import { steps } from './parts/steps.ts';
import { supportLink } from './parts/support.ts';
import type { Site } from './site.ts';

/** What is shown once, in the very answer that makes the codes: it is kept nowhere. */
export interface RecoveryCodesModel {
  readonly person: Person;
  readonly codes: readonly string[];
  /** They take the place of others; no device was linked with them. */
  readonly renewed?: boolean;
}

/** The recovery codes (S6). */
export function recoveryCodesPage(site: Site, { person, codes, renewed }: RecoveryCodesModel): Html {
  const main = html`${renewed ? html`<h1>Your new recovery codes</h1>` : linked}
<div class="card">
<h2>Keep your recovery codes</h2>
<p>Without your device, one of these codes signs you in instead of the 6 digits. Each works once. <strong>They are shown only
now</strong>: print this page or write them down, and keep them where your password is not.${renewed ? ' Your old codes no longer work.' : ''}</p>
<ol class="recovery-codes" id="codes" data-lines>${codes.map((code) => html`<li><code translate="no">${code}</code></li>`)}</ol>
<p class="key"><button class="quiet" type="button" hidden data-copy="codes">Copy codes</button>
<button class="quiet" type="button" hidden data-print>Print</button>
<span role="status" data-copied="codes"></span></p>
<form method="get" action="${renewed ? '/account' : '/account/two-factor/done'}">
<p><label class="kept"><input type="checkbox" required>I have kept these codes</label></p>
<p class="actions"><button class="primary" type="submit">Continue</button></p>
</form>
</div>
<p class="aside">Something is unclear? Write to ${supportLink(site)}.</p>`;
  return memberLayout(site, { title: 'Recovery codes', main, person, current: '/account/two-factor' });
}

const linked = html`${steps(3)}
<div class="done-head">${icon('shield')}<h1>Your device is linked</h1></div>`;
