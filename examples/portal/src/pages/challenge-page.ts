import type { Person } from '@watchword-examples/centre';
import { type Html, html } from './html.ts';
import { plainLayout } from './layout.ts';
import { codeField } from './parts/code-field.ts';
import { icon } from './parts/icon.ts';
import { refusalBox, type ShownRefusal } from './parts/refusal.ts';
import { supportLink } from './parts/support.ts';
import type { Site } from './site.ts';

/** What the challenge shows. */
export interface ChallengeModel {
  readonly person: Person;
  readonly refused?: ShownRefusal | undefined;
}

/** Where the box has a keyboard with letters. */
const recoveryPath = '/sign-in/code?with=recovery-code';

/** Asks for the second factor (C1–C4). */
export function challengePage(site: Site, { person, refused }: ChallengeModel): Html {
  const main = html`<div class="card narrow">
<p class="step">Step 2 of 2</p>
<h1>Two-factor sign-in</h1>
<p class="lead">To sign in as <bdi class="strong">${person.login}</bdi>, type the code that your authenticator app shows for
<strong>${site.name}</strong>.</p>
<form method="post" action="/sign-in/code" data-once>
${codeField(site, { hint: 'It changes every 30 seconds, and each works once. A recovery code goes into the same box.', refused })}
<button class="primary" type="submit">Verify</button>
</form>
<p class="aside">No phone? <a href="${recoveryPath}">Type a recovery code</a>. No recovery code either?
<a href="/help/codes">Help with codes</a>, or write to ${supportLink(site)}.</p>
${otherAccount}
</div>`;
  return plainLayout(site, { title: titleOf(refused), main });
}

/** The same for somebody who has a recovery code at hand. */
export function recoveryChallengePage(site: Site, { person, refused }: ChallengeModel): Html {
  const main = html`<div class="card narrow">
<p class="step">Step 2 of 2</p>
<h1>Two-factor sign-in</h1>
<p class="lead">To sign in as <bdi class="strong">${person.login}</bdi>, type one of the recovery codes that
<strong>${site.name}</strong> gave you.</p>
${recoveryForm(site, refused)}
<p class="aside"><a href="/sign-in/code">Use your authenticator app</a>. No recovery code left? Write to ${supportLink(site)}.</p>
${otherAccount}
</div>`;
  return plainLayout(site, { title: titleOf(refused), main });
}

/** Too many wrong codes: none of them opens the account any more (C5). `refused` is of a recovery code. */
export function disabledPage(site: Site, standing: ShownRefusal, refused?: ShownRefusal): Html {
  const { title, text } = standing.refusal;
  const main = html`<div class="card narrow">
<h1>Two-factor sign-in</h1>
${refused ? html`<p class="notice"><strong>${title}.</strong> ${text}</p>` : refusalBox(site, standing)}
<p>Your authenticator app can’t be used to sign in. One of your recovery codes can, and lets you set up your app anew.</p>
${recoveryForm(site, refused)}
<p>Without a recovery code, support has to make sure that it is you.</p>
<ol class="what-to-do">
<li>If it wasn’t you, somebody may know your password. <a href="/help/password">Change it</a>.</li>
<li>Write to support from the e-mail address of your account, and say what happened.</li>
</ol>
<p><a href="mailto:${site.supportContact}">${icon('mail')}Write to support</a></p>
${otherAccount}
</div>`;
  return plainLayout(site, { title: titleOf(refused ?? standing), main });
}

function recoveryForm(site: Site, refused: ShownRefusal | undefined): Html {
  const hint = 'One of the codes that you kept when you set up your app. Each works once.';
  return html`<form method="post" action="${recoveryPath}" data-once>
${codeField(site, { kind: 'recovery', hint, refused })}
<button class="primary" type="submit">Verify</button>
</form>`;
}

const otherAccount = html`<form class="aside" method="post" action="/sign-out">
<button class="as-link" type="submit">Sign in with another account</button>
</form>`;

function titleOf(refused: ShownRefusal | undefined): string {
  return refused ? `${refused.refusal.title} · Two-factor sign-in` : 'Two-factor sign-in';
}
