import { returnField } from '../forms/return-field.ts';
import { type Html, html } from '../html.ts';
import { managePath } from '../manage/manage-path.ts';
import type { Site } from '../site.ts';

/** Begins once more, in one click. */
export function againForm(site: Site, { look, returnTo }: { look: 'primary' | 'secondary'; returnTo: string }): Html {
  const { again, cancel } = site.texts.setUp;
  return html`<form method="post" action="${site.basePath}/set-up" data-once>
${returnField(returnTo)}
<div class="actions"><button class="${look}" type="submit">${again}</button>
<a class="cancel" href="${managePath(site)}">${cancel}</a></div>
</form>`;
}
