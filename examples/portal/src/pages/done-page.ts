import type { DeviceSummary } from '@watchword/core';
import type { Person } from '@watchword-examples/centre';
import { type Html, html } from './html.ts';
import { memberLayout } from './layout.ts';
import { deviceFacts } from './parts/device.ts';
import { icon } from './parts/icon.ts';
import { renewCodesForm } from './parts/renew-codes.ts';
import { steps } from './parts/steps.ts';
import { supportLink } from './parts/support.ts';
import { whatNext } from './parts/what-next.ts';
import type { Site } from './site.ts';

/** What is shown once a device is linked. */
export interface LinkedModel {
  readonly person: Person;
  readonly device: DeviceSummary;
  readonly now: number;
}

/** The last step (S7). */
export function donePage(site: Site, { person, device, now }: LinkedModel): Html {
  const main = html`${steps(3)}
<div class="done-head">${icon('shield')}<h1>Your device is linked</h1></div>
<div class="card">
${deviceFacts(site, device, now)}
<p>When you next sign in, here or at the lander, you are asked for your password and then for a code from this app. The code
that you have just typed is used up; the app shows a fresh one every 30 seconds.</p>
${renewCodesForm}
</div>
${whatNext(site, person)}
<p class="actions"><a class="primary" href="/account">Go to My HPC Account</a></p>
<p class="aside">Lost your device later on? A recovery code signs you in instead. Lost those too? Write to
${supportLink(site)}.</p>`;
  return memberLayout(site, { title: 'Device linked', main, person, current: '/account/two-factor' });
}

/** The set-up page of somebody who has a device already. */
export function alreadyOnPage(site: Site, { person, device, now }: LinkedModel): Html {
  const main = html`<h1>Two-factor authentication is on</h1>
<div class="card">
${deviceFacts(site, device, now)}
<p>There is nothing more to do. To replace this device, or if you have lost it: sign out, sign in with a recovery
code, and come back here. No recovery code left? Write to ${supportLink(site)}.</p>
</div>
${whatNext(site, person)}
<p class="actions"><a class="primary" href="/account">Go to My HPC Account</a></p>`;
  return memberLayout(site, { title: 'Two-factor authentication is on', main, person, current: '/account/two-factor' });
}
