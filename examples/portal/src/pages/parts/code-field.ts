import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';
import { refusalBox, refusalId, type ShownRefusal } from './refusal.ts';

/** The one box that a code is typed into. */
export interface CodeField {
  /** Default `6-digit code`. A recovery code has letters, which a keyboard of digits lacks. */
  readonly kind?: 'app' | 'recovery';
  readonly hint: string;
  readonly refused?: ShownRefusal | undefined;
  /** What was typed, to be corrected. */
  readonly typed?: string;
}

const kinds = {
  app: { label: '6-digit code', look: 'code', keyboard: 'numeric', autocomplete: 'one-time-code' },
  recovery: { label: 'Recovery code', look: 'code long', keyboard: 'text', autocomplete: 'off' },
} as const;

/**
 * One box for both kinds, which takes a paste of `123 456` and the browser's one-time-code offer (W1–W3). It keeps leading zeros,
 * which type=number would drop.
 */
export function codeField(site: Site, { kind = 'app', hint, refused, typed = '' }: CodeField): Html {
  const { label, look, keyboard, autocomplete } = kinds[kind];
  const describedBy = refused ? `${refusalId} code-hint` : 'code-hint';
  return html`<div class="field">
<label for="code">${label}</label>
<p class="hint" id="code-hint">${hint}</p>
${refusalBox(site, refused)}
<input class="${look}" id="code" name="code" type="text" inputmode="${keyboard}" autocomplete="${autocomplete}" maxlength="64"
 required autocapitalize="off" spellcheck="false" value="${typed}" aria-describedby="${describedBy}"
 ${refused ? html`aria-invalid="true"` : ''} data-select>
</div>`;
}
