import { type Html, html } from '../html.ts';

const names = ['Get ready', 'Link your app', 'Done'] as const;

/** Where in the set-up a page is. The bar is for the eye; the words say the same. */
export function steps(current: 1 | 2 | 3): Html {
  const bar = names.map((_name, index) => html`<span class="${index < current ? 'reached' : ''}"></span>`);
  return html`<div class="steps">
<p class="step">Step ${current} of ${names.length}: ${names[current - 1]}</p>
<div class="steps-bar" aria-hidden="true">${bar}</div>
</div>`;
}
