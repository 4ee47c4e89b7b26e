import { returnField } from '../forms/return-field.ts';
import { html } from '../html.ts';
import { refusalBox, refusalId } from '../layout/refusal.ts';
import type { Page } from '../page.ts';
import { setUpPath } from '../paths.ts';
import type { Site } from '../site.ts';
import { steps } from './steps.ts';

/** What the page shows that asks for a ticket. */
export interface TicketAsked {
  /** One was typed that is not good. It is not shown again: it may be somebody else's. */
  readonly refused: boolean;
  readonly returnTo: string;
  readonly now: number;
}

/** Asks for the ticket of the support desk, where the first device needs one. */
export function ticketPage(site: Site, { refused, returnTo, now }: TicketAsked): Page {
  const { ticket, heading } = site.texts.setUp;
  const refusal = refused ? { status: 403, ...ticket.refused } : undefined;
  const invalid = refused ? html` aria-invalid="true"` : '';
  const main = html`${steps(site, 1)}
<h1>${ticket.title}</h1>
<div class="card">
<p>${ticket.text}</p>
<form method="post" action="${setUpPath(site)}" data-once>
${returnField(returnTo)}
<div class="field">
<label for="ticket">${ticket.label}</label>
<p class="hint" id="ticket-hint">${ticket.hint}</p>
${refusalBox(site, refusal, now)}
<input id="ticket" name="ticket" type="text" maxlength="600" required autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr"
 aria-describedby="${refused ? `${refusalId} ticket-hint` : 'ticket-hint'}"${invalid}>
</div>
<button class="primary" type="submit">${ticket.action}</button>
</form>
</div>`;
  return { status: 403, title: `${refusal?.title ?? ticket.title} · ${heading}`, main };
}
