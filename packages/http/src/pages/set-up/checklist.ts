import type { Eligibility, PrerequisiteState } from '@watchword/core';
import { type Html, html } from '../html.ts';
import { icon } from '../layout/icon.ts';
import type { PrepareTexts } from '../texts/set-up-texts.ts';

/** The prerequisites, in the host's own words: those that are met ticked, and what to do about the others. */
export function checklist(texts: PrepareTexts, { met, unmet }: Eligibility): Html | '' {
  if (met.length + unmet.length === 0) return '';
  const items = [...met.map((state) => metItem(texts, state)), ...unmet.map((state) => unmetItem(texts, state))];
  return html`<ul class="checklist">${items}</ul>`;
}

function metItem({ met }: PrepareTexts, { description }: PrerequisiteState): Html {
  return html`<li class="met">${icon('done')}<p>${description} <span class="mark-word">${met}</span></p></li>`;
}

function unmetItem({ unmet, helpLink }: PrepareTexts, { description, helpUrl }: PrerequisiteState): Html {
  const help = helpUrl !== undefined && isWebAddress(helpUrl) ? html`<br><a href="${helpUrl}">${helpLink}</a>` : '';
  return html`<li class="unmet">${icon('todo')}<p><strong>${description}</strong> <span class="mark-word">${unmet}</span>${help}</p></li>`;
}

/** The host may have made it from what others typed, and a `javascript:` address would be run by who clicks on it (A44). */
function isWebAddress(address: string): boolean {
  return /^(?:https?:|mailto:|\/|#)/i.test(address);
}
