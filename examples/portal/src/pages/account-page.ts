import type { Status } from '@watchword/core';
import type { Person } from '@watchword-examples/centre';
import { paths } from '../routes/paths.ts';
import { type Html, html } from './html.ts';
import { memberLayout } from './layout.ts';
import { icon } from './parts/icon.ts';
import type { Site } from './site.ts';

/** What the account page shows. */
export interface AccountModel {
  readonly person: Person;
  readonly status: Status;
}

export function accountPage(site: Site, { person, status }: AccountModel): Html {
  const main = html`<h1>My HPC Account</h1>
<section class="card" aria-labelledby="factor">
${status.devices.length === 0 ? factorOff : factorOn(status)}
</section>
<section class="card" aria-labelledby="details">
<h2 id="details">Your details</h2>
<dl class="facts">
<div><dt>Name</dt><dd><bdi>${person.name}</bdi></dd></div>
<div><dt>Login</dt><dd><bdi>${person.login}</bdi></dd></div>
<div><dt>E-mail</dt><dd><bdi>${person.email}</bdi>${person.emailVerified ? '' : ' (not confirmed)'}
<a href="${paths.email}">Change</a></dd></div>
<div><dt>Project</dt><dd>${projectWords(person)}</dd></div>
</dl>
</section>`;
  return memberLayout(site, { title: 'My HPC Account', main, person, current: paths.account });
}

const factorOff = html`<div class="card-head"><h2 id="factor">Two-factor authentication</h2>
<p class="badge">Off</p></div>
<p>To sign in to the clusters you need a second factor besides your password: a code from an authenticator app on your phone
or computer.</p>
<p><a class="primary" href="${paths.twoFactor}/set-up">Set up two-factor authentication</a></p>`;

function factorOn({ devices, recoveryCodesLeft }: Status): Html {
  return html`<div class="card-head"><h2 id="factor">Two-factor authentication</h2>
<p class="badge on">${icon('shield')}On</p></div>
<p>${devices.length === 1 ? 'One device is' : `${devices.length} devices are`} linked. Recovery codes left:
<strong>${recoveryCodesLeft}</strong></p>
<p class="actions"><a href="${paths.twoFactor}">Devices and recovery codes</a>
<a href="${paths.lander}">How to sign in to the lander</a></p>`;
}

function projectWords({ project }: Person): Html | string {
  if (!project) return 'None yet';
  return html`<bdi>${project.name}</bdi>${project.active ? '' : ' (not active)'}`;
}
