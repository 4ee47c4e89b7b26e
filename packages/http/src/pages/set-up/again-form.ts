import { returnField } from '../forms/return-field.ts';
import { type Html, html } from '../html.ts';
import { managePath, setUpPath } from '../paths.ts';
import type { Site } from '../site.ts';
import { nameKept } from './name-kept.ts';

/** What is begun once more. */
export interface Again {
  readonly look: 'primary' | 'secondary';
  readonly returnTo: string;
  /** What the user called the device; absent for the usual name. */
  readonly deviceName: string | undefined;
}

/** Begins once more, in one click. */
export function againForm(site: Site, { look, returnTo, deviceName }: Again): Html {
  const { again, cancel } = site.texts.setUp;
  return html`<form method="post" action="${setUpPath(site)}" data-once>
${returnField(returnTo)}${nameKept(deviceName)}
<div class="actions"><button class="${look}" type="submit">${again}</button>
<a class="cancel" href="${managePath(site)}">${cancel}</a></div>
</form>`;
}
