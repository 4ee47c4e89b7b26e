import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';

/** Where in the set-up a page is. The bar is for the eye; the words say the same. */
export function steps({ texts }: Site, current: 1 | 2 | 3): Html {
  const { step, steps: names } = texts.setUp;
  const bar = names.map((_name, index) => html`<span class="${index < current ? 'reached' : ''}"></span>`);
  return html`<div class="steps">
<p class="step">${step(current, names.length, names[current - 1] ?? '')}</p>
<div class="steps-bar" aria-hidden="true">${bar}</div>
</div>`;
}
