import { type Html, html } from '../html.ts';
import { codeField } from '../layout/code-field.ts';
import { askSupport } from '../layout/links.ts';
import { type Refusal, refusalBox } from '../layout/refusal.ts';
import type { Page } from '../page.ts';
import { challengePath, setUpPath } from '../paths.ts';
import { returnName, withReturn } from '../return-address.ts';
import type { Site } from '../site.ts';
import { named, say } from '../texts/say.ts';

/** Why a code is asked for. */
export type Purpose = 'sign-in' | 'confirm' | 'change';

/** What the challenge shows. */
export interface Challenge {
  readonly purpose: Purpose;
  /** Of the user, as the host calls them. */
  readonly userName: string;
  readonly returnTo: string;
  readonly now: number;
  readonly refusal?: Refusal | undefined;
}

/** Asks for the second factor (C1–C4, C6). */
export function challengePage(site: Site, challenge: Challenge): Page {
  const { texts } = site;
  const { refusal, now } = challenge;
  const title = challenge.purpose === 'sign-in' ? texts.challenge.title : texts.challenge.confirmTitle;
  const main = html`<div class="card narrow">
<h1>${title}</h1>
<p class="lead">${lead(site, challenge)}</p>
${form(site, challenge, codeField(site, { hint: texts.challenge.hint, refusal, now }))}
<p class="aside"><a href="${recoveryPath(site, challenge)}">${texts.challenge.useRecoveryCode}</a></p>
${otherAccount(site)}
</div>`;
  return pageOf(title, main, refusal);
}

/** The same for somebody who has a recovery code at hand. */
export function recoveryPage(site: Site, challenge: Challenge): Page {
  const { texts } = site;
  const { refusal, now, returnTo } = challenge;
  const hint = texts.challenge.recoveryHint;
  const main = html`<div class="card narrow">
<h1>${texts.challenge.recoveryTitle}</h1>
<p class="lead">${say(texts.challenge.recoveryLead, named(site.name))}</p>
${form(site, challenge, codeField(site, { kind: 'recovery', hint, refusal, now }), true)}
<p class="aside"><a href="${withReturn(challengePath(site), returnTo)}">${texts.challenge.useApp}</a></p>
${askSupport(site, texts.challenge.noneAtHand)}
${otherAccount(site)}
</div>`;
  return pageOf(texts.challenge.recoveryTitle, main, refusal);
}

/** Too many wrong codes: the app's codes open nothing any more (C5). The refusal is that of a recovery code. */
export function disabledPage(site: Site, challenge: Challenge): Page {
  const { texts } = site;
  const { refusal, now } = challenge;
  const { title, text } = texts.code.disabled;
  const disabled = { status: 403, title, text: text() };
  const hint = texts.challenge.recoveryHint;
  const main = html`<div class="card narrow">
<h1>${texts.challenge.title}</h1>
${refusal ? html`<p class="notice"><strong>${title}.</strong> ${text()}</p>` : refusalBox(site, disabled, now)}
<p>${texts.challenge.disabledLead} ${texts.challenge.disabledWayBack}</p>
${form(site, challenge, codeField(site, { kind: 'recovery', hint, refusal, now }), true)}
<p>${say(texts.challenge.disabledPassword, changePassword(site))}</p>
${askSupport(site, texts.challenge.disabledSupport)}
${otherAccount(site)}
</div>`;
  return pageOf(texts.challenge.title, main, refusal ?? disabled);
}

/** Nothing to show a code of yet. */
export function noDevicePage(site: Site, { returnTo }: Challenge): Page {
  const { challenge } = site.texts;
  const main = html`<div class="card narrow">
<h1>${challenge.title}</h1>
<p>${challenge.noDevice}</p>
<p><a class="primary" href="${withReturn(setUpPath(site), returnTo)}">${challenge.setUp}</a></p>
</div>`;
  return { status: 409, title: challenge.title, main, narrow: true };
}

/** Tells a form that is sent twice from one that asks once more. */
export const askedField = 'asked_at';

/** What to do about somebody who knows the password; a link if the host named one. */
export function changePassword({ changePassword, texts }: Site): Html | string {
  const words = texts.challenge.changePassword;
  return changePassword ? html`<a href="${changePassword.href}">${words}</a>` : words;
}

function recoveryPath(site: Site, { returnTo }: Challenge): string {
  return `${withReturn(challengePath(site), returnTo)}&with=recovery-code`;
}

function form(site: Site, challenge: Challenge, field: Html, recovery = false): Html {
  return html`<form method="post" action="${challengePath(site)}" data-once>
<input type="hidden" name="${returnName}" value="${challenge.returnTo}">
<input type="hidden" name="${askedField}" value="${challenge.now}">
${recovery ? html`<input type="hidden" name="with" value="recovery-code">` : ''}
${field}
<button class="primary" type="submit">${site.texts.code.verify}</button>
</form>`;
}

/** The password may have been that of another account, or of somebody who shares the computer. */
function otherAccount({ signOut, texts }: Site): Html | '' {
  if (signOut === undefined) return '';
  return html`<form class="aside" method="post" action="${signOut}" data-once>
<button class="as-link" type="submit">${texts.challenge.otherAccount}</button>
</form>`;
}

function lead({ texts, issuer }: Site, { purpose, userName }: Challenge): Html {
  const { toSignIn, toConfirm, toChange } = texts.challenge;
  if (purpose === 'sign-in') return say(toSignIn, named(userName), named(issuer));
  return say(purpose === 'change' ? toChange : toConfirm, named(issuer));
}

function pageOf(name: string, main: Html, refusal: Refusal | undefined): Page {
  if (!refusal) return { title: name, main, narrow: true };
  const { status, title, wait } = refusal;
  return { status, title: `${title} · ${name}`, main, narrow: true, retryAfterSeconds: wait?.seconds };
}
