import type { Person } from '@watchword-examples/centre';
import { paths } from '../routes/paths.ts';
import { type Html, html } from './html.ts';
import { memberLayout } from './layout.ts';
import { refusalBox, refusalId, type ShownRefusal } from './parts/refusal.ts';
import type { Site } from './site.ts';

/** What the page of the e-mail address shows. */
export interface EmailModel {
  readonly person: Person;
  /** What was typed, to be corrected. */
  readonly typed?: string;
  readonly refused?: ShownRefusal;
}

const heading = 'Change your e-mail address';

export function emailPage(site: Site, { person, typed, refused }: EmailModel): Html {
  const invalid = refused ? html`aria-invalid="true" aria-describedby="${refusalId}"` : '';
  const main = html`<h1>${heading}</h1>
<form class="card" method="post" action="${paths.email}" data-once>
${refusalBox(site, refused)}
<div class="field">
<label for="email">E-mail address</label>
<p class="hint">You get a message there, and confirm with it that the address is yours.</p>
<input id="email" name="email" type="email" autocomplete="email" required value="${typed ?? person.email}" ${invalid}>
</div>
<div class="actions"><button class="primary" type="submit">Change</button><a class="cancel" href="${paths.account}">Cancel</a></div>
</form>`;
  const title = refused ? `${refused.refusal.title} · ${heading}` : heading;
  return memberLayout(site, { title, main, person, current: paths.account });
}
