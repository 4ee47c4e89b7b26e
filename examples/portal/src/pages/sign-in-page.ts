import { type Html, html } from './html.ts';
import { plainLayout } from './layout.ts';
import { refusalBox, refusalId, type ShownRefusal } from './parts/refusal.ts';
import { supportLink } from './parts/support.ts';
import type { Site } from './site.ts';

/** What the sign-in page shows. */
export interface SignInModel {
  /** Where to go afterwards. */
  readonly next: string;
  /** What was typed as login, to be corrected. */
  readonly login?: string;
  /** True if the browser comes with a session that is over. */
  readonly wasAway?: boolean;
  readonly refused?: ShownRefusal;
}

export function signInPage(site: Site, { next, login = '', wasAway = false, refused }: SignInModel): Html {
  const invalid = refused ? html`aria-invalid="true" aria-describedby="${refusalId}"` : '';
  const main = html`<div class="card narrow">
<h1>Sign in</h1>
${wasAway && !refused ? awayNotice : html`<p class="lead">Use your ${site.name} login.</p>`}
<form method="post" action="/sign-in" data-once>
${refusalBox(site, refused)}
<input type="hidden" name="return_to" value="${next}">
<div class="field">
<label for="login">Login</label>
<input id="login" name="login" type="text" autocomplete="username" autocapitalize="off" spellcheck="false" required
 value="${login}" ${invalid}>
</div>
<div class="field">
<label for="password">Password</label>
<div class="with-button">
<input id="password" name="password" type="password" autocomplete="current-password" required ${invalid}>
<button class="quiet" type="button" hidden data-reveal="password" aria-pressed="false">Show</button>
</div>
</div>
<button class="primary" type="submit">Sign in</button>
</form>
<p class="aside">Forgotten your password, or no account yet? See <a href="/help/password">passwords</a> and
<a href="/help/account">accounts</a>, or write to ${supportLink(site)}.</p>
</div>`;
  return plainLayout(site, { title: titleOf(wasAway, refused), main });
}

const awayNotice = html`<p class="notice">You were away too long, so you were signed out. Sign in again, and you will be back
where you were going.</p>`;

function titleOf(wasAway: boolean, refused: ShownRefusal | undefined): string {
  if (refused) return `${refused.refusal.title} · Sign in`;
  return wasAway ? 'Signed out · Sign in' : 'Sign in';
}
