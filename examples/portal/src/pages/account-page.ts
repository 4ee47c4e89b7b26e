import type { DeviceSummary } from '@watchword/core';
import type { Person } from '@watchword-examples/centre';
import { type Html, html } from './html.ts';
import { memberLayout } from './layout.ts';
import { deviceFacts } from './parts/device.ts';
import { icon } from './parts/icon.ts';
import { refusalBox, type ShownRefusal } from './parts/refusal.ts';
import { renewCodesForm } from './parts/renew-codes.ts';
import type { Site } from './site.ts';

/** What the account page shows. */
export interface AccountModel {
  readonly person: Person;
  readonly devices: readonly DeviceSummary[];
  /** Recovery codes that were not used yet. */
  readonly recoveryCodesLeft: number;
  /** Wrong codes between the last sign-in and this one (C9). */
  readonly failures: number;
  readonly now: number;
  /** A recovery code signed in, not a device. */
  readonly byRecoveryCode?: boolean;
  /** Codes of the app are switched off. */
  readonly disabled?: boolean;
  /** Why no new recovery codes were made. */
  readonly refused?: ShownRefusal;
}

/** More wrong codes than somebody in a hurry types. */
const worthTelling = 5;

export function accountPage(site: Site, model: AccountModel): Html {
  const { person, devices, failures, refused } = model;
  const main = html`<h1>My HPC Account</h1>
${refusalBox(site, refused)}
${model.byRecoveryCode ? recoveryNotice(model) : ''}
${failures >= worthTelling ? failuresNotice(failures) : ''}
<section class="card" aria-labelledby="factor">
${devices.length === 0 ? factorOff : factorOn(site, model)}
</section>
<section class="card" aria-labelledby="details">
<h2 id="details">Your details</h2>
<dl class="facts">
<div><dt>Name</dt><dd><bdi>${person.name}</bdi></dd></div>
<div><dt>Login</dt><dd><bdi>${person.login}</bdi></dd></div>
<div><dt>E-mail</dt><dd><bdi>${person.email}</bdi>${person.emailVerified ? '' : ' (not confirmed)'}</dd></div>
<div><dt>Project</dt><dd>${projectWords(person)}</dd></div>
</dl>
</section>`;
  const title = refused ? `${refused.refusal.title} · My HPC Account` : 'My HPC Account';
  return memberLayout(site, { title, main, person, current: '/account' });
}

const factorOff = html`<div class="card-head"><h2 id="factor">Two-factor authentication</h2>
<p class="badge">Off</p></div>
<p>To sign in to the clusters you need a second factor besides your password: a code from an authenticator app on your phone
or computer.</p>
<p><a class="primary" href="/account/two-factor">Set up two-factor authentication</a></p>`;

function factorOn(site: Site, { devices, recoveryCodesLeft, now }: AccountModel): Html {
  return html`<div class="card-head"><h2 id="factor">Two-factor authentication</h2>
<p class="badge on">${icon('shield')}On</p></div>
<ul class="devices">${devices.map((device) => html`<li>${deviceFacts(site, device, now)}</li>`)}</ul>
<p>Recovery codes left: <strong>${recoveryCodesLeft}</strong></p>
${renewCodesForm}`;
}

/** Straight to set-up, while the code that was just typed opens it (C7). */
function recoveryNotice({ recoveryCodesLeft, disabled }: AccountModel): Html {
  const left = recoveryCodesLeft === 1 ? '1 is' : `${recoveryCodesLeft} are`;
  const onward = disabled
    ? html`The codes of your app are switched off. <a href="/account/two-factor">Set up your app anew</a> within 5 minutes.`
    : html`Is your device lost? <a href="/account/two-factor">Replace it</a> within 5 minutes.`;
  return html`<div class="notice"><p>You signed in with a recovery code: <strong>${left} left</strong>. ${onward}</p></div>`;
}

function failuresNotice(failures: number): Html {
  return html`<div class="refusal">${icon('alert')}<p>There were <strong>${failures} wrong codes</strong> since your last sign-in.
If that wasn’t you, somebody knows your password. <a href="/help/password">Change your password</a>.</p></div>`;
}

function projectWords({ project }: Person): Html | string {
  if (!project) return 'None yet';
  return html`<bdi>${project.name}</bdi>${project.active ? '' : ' (not active)'}`;
}
