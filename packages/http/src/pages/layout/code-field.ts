import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';
import { type Refusal, refusalBox, refusalId } from './refusal.ts';

/** The one box that a code is typed into. */
export interface CodeField {
  /** Default `app`. A recovery code has letters, which a keyboard of digits lacks. */
  readonly kind?: 'app' | 'recovery';
  /** Default that of the kind. */
  readonly label?: string;
  readonly hint: string;
  readonly refusal?: Refusal | undefined;
  /** What was typed, to be corrected. */
  readonly typed?: string;
  readonly now: number;
}

const kinds = {
  app: { look: 'code', keyboard: 'numeric', autocomplete: 'one-time-code' },
  recovery: { look: 'code long', keyboard: 'text', autocomplete: 'off' },
} as const;

/**
 * One box for both kinds, which takes a paste of `123 456` and the browser's one-time-code offer (W1–W3). It keeps leading
 * zeros, which type=number would drop.
 */
export function codeField(site: Site, { kind = 'app', label, hint, refusal, typed = '', now }: CodeField): Html {
  const { look, keyboard, autocomplete } = kinds[kind];
  const describedBy = refusal ? `${refusalId} code-hint` : 'code-hint';
  return html`<div class="field">
<label for="code">${label ?? site.texts.code[kind === 'app' ? 'label' : 'recoveryLabel']}</label>
<p class="hint" id="code-hint">${hint}</p>
${refusalBox(site, refusal, now)}
<input class="${look}" id="code" name="code" type="text" inputmode="${keyboard}" autocomplete="${autocomplete}" maxlength="64"
 required autocapitalize="off" spellcheck="false" dir="ltr" value="${typed}" aria-describedby="${describedBy}"
 ${refusal ? html`aria-invalid="true"` : ''} data-select>
</div>`;
}
