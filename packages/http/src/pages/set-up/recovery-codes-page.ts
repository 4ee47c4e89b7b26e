import { returnField } from '../forms/return-field.ts';
import { type Html, html } from '../html.ts';
import { copyButton } from '../layout/copy.ts';
import { icon } from '../layout/icon.ts';
import type { Page } from '../page.ts';
import { managePath, setUpPath } from '../paths.ts';
import type { Site } from '../site.ts';
import { codesSheet, type MadeCodes } from './codes-sheet.ts';
import { steps } from './steps.ts';

/** The recovery codes (S6). */
export function recoveryCodesPage(site: Site, made: MadeCodes): Page {
  const { codes: texts } = site.texts.setUp;
  const title = made.renewed ? texts.renewed : texts.linked;
  const main = html`${made.renewed ? '' : steps(site, 3)}
<div class="done-head">${icon('shield')}<h1>${title}</h1></div>
<div class="card">
<h2>${texts.heading}</h2>
<p>${texts.why} <strong>${texts.once}</strong> ${made.renewed ? texts.oldEnded : ''}</p>
${sheet(site, made)}
${goOn(site, made)}
</div>`;
  return { title: `${texts.heading} · ${title}`, main };
}

/** What is printed and copied; the file says the same. */
function sheet(site: Site, made: MadeCodes): Html {
  const { codes: texts } = site.texts.setUp;
  const { head, fileName, fileHref } = codesSheet(site, made);
  const items = made.codes.map((code) => html`<li><code dir="ltr" translate="no">${code}</code></li>`);
  return html`<div class="sheet-head">${head.map((line) => html`<p>${line}</p>`)}</div>
<ol class="recovery-codes" id="codes" aria-label="${texts.list}" data-lines>${items}</ol>
<p class="key"><a class="quiet" download="${fileName}" href="${fileHref}">${icon('download')}${texts.download}</a>
<button class="quiet" type="button" hidden data-print>${texts.print}</button>
${copyButton(site, 'codes', texts.copy)}</p>`;
}

/** The box is for the user's own good, so the browser's check of it is enough. */
function goOn(site: Site, { renewed, returnTo }: MadeCodes): Html {
  const { codes: texts } = site.texts.setUp;
  return html`<form method="get" action="${renewed ? managePath(site) : `${setUpPath(site)}/done`}">
${returnField(returnTo)}
<p><label class="kept"><input type="checkbox" required><span>${texts.kept}</span></label></p>
<p class="actions"><button class="primary" type="submit">${texts.action}</button></p>
</form>`;
}
