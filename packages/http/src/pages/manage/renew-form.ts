import { returnField } from '../forms/return-field.ts';
import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';

/** Makes new recovery codes. */
export function renewForm({ basePath }: Site, { label, returnTo }: { label: string; returnTo: string }): Html {
  return html`<form method="post" action="${basePath}/recovery-codes" data-once>
${returnField(returnTo)}
<button class="secondary" type="submit">${label}</button>
</form>`;
}
