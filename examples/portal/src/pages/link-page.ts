import { qrSvg } from '@watchword/qr';
import type { Person } from '@watchword-examples/centre';
import type { ShownLink } from '../session/shown-links.ts';
import { type Html, html, raw } from './html.ts';
import { memberLayout } from './layout.ts';
import { codeField } from './parts/code-field.ts';
import { icon } from './parts/icon.ts';
import type { ShownRefusal } from './parts/refusal.ts';
import { steps } from './parts/steps.ts';
import { supportLink } from './parts/support.ts';
import { clockTag, minutesTimer, waitText } from './parts/time.ts';
import type { Site } from './site.ts';

/** What the second step shows. */
export interface LinkModel {
  readonly person: Person;
  readonly enrollmentId: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
  /** Absent after a restart of the portal: the secret is in its memory only. */
  readonly link: ShownLink | undefined;
  readonly now: number;
  readonly refused?: ShownRefusal;
  readonly typed?: string;
}

const heading = 'Link your authenticator app';

/** The QR code, the key to type, and the box for the first code (S3, S4). */
export function linkPage(site: Site, model: LinkModel): Html {
  const { person, link, refused } = model;
  const main = html`${steps(2)}
<h1>${heading}</h1>
<div class="card linking">
${link ? scan(site, person, link) : cannotShow}
<div class="typing">
${link && manualKey(person, link)}
${confirm(site, model)}
</div>
</div>
<p class="aside">The app shows no code, or the code isn’t accepted? Write to ${supportLink(site)}.</p>`;
  const title = refused ? `${refused.refusal.title} · ${heading}` : heading;
  return memberLayout(site, { title, main, person, current: '/account/two-factor' });
}

function scan(site: Site, person: Person, link: ShownLink): Html {
  return html`<section class="scan" aria-labelledby="scan">
<h2 id="scan"><span class="number">1</span>Scan the QR code</h2>
<p>Open your authenticator app, choose to add an account, and scan this:</p>
<div class="qr">${raw(qrSvg(link.uri, { title: `QR code that links ${site.name} to your authenticator app` }))}</div>
<p class="hint">The app will show it as <strong>${site.name}</strong>, <bdi class="strong">${person.login}</bdi>.</p>
<p class="open"><span class="hint">Is the app on this device?</span>
<a class="secondary" href="${link.uri}">${icon('phone')}Open in app</a></p>
</section>`;
}

/** Beside the picture, never behind a click: who cannot scan sees at once what to do instead. */
function manualKey(person: Person, { manualKey }: ShownLink): Html {
  return html`<section class="manual" aria-labelledby="manual">
<h2 id="manual">Can’t scan?</h2>
<p>Enter this key in your app instead:</p>
<p class="key"><code id="key" translate="no" data-grouped>${manualKey}</code>
<button class="quiet" type="button" hidden data-copy="key">Copy key</button>
<span role="status" data-copied="key"></span></p>
<p class="hint">If the app asks: account <bdi class="strong">${person.login}</bdi>, time-based (TOTP), 6 digits.</p>
</section>`;
}

const cannotShow = html`<section class="scan" aria-labelledby="scan">
<h2 id="scan"><span class="number">1</span>Scan the QR code</h2>
<p class="notice">The portal was restarted meanwhile, so this QR code can’t be shown again. If you have scanned it already,
go on with the code. If not, begin again: you get a new one.</p>
<form method="post" action="/account/two-factor" data-once><button class="secondary" type="submit">Begin again</button></form>
</section>`;

function confirm(site: Site, { enrollmentId, expiresAt, now, refused, typed = '' }: LinkModel): Html {
  const until = clockTag(site, expiresAt, 'minute');
  const limit = {
    running: html`No hurry: this QR code is good for ${minutesTimer(expiresAt, now)} more, until ${until}. If that passes, you
simply get a new one.`,
    over: 'This QR code has expired. Load the page again to get a new one.',
  };
  return html`<section class="confirm" aria-labelledby="confirm">
<h2 id="confirm"><span class="number">2</span>Type the first code</h2>
<form method="post" action="/account/two-factor/link" data-once>
<input type="hidden" name="enrollmentId" value="${enrollmentId}">
${codeField(site, { hint: 'Your app shows it once the account is added.', refused, typed })}
<div class="actions"><button class="primary" type="submit">Link device</button>
<a class="cancel" href="/account">Cancel</a></div>
</form>
<p class="hint">${waitText(limit)}</p>
</section>`;
}
