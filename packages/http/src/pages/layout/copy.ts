import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';

/** Copies what an element says. Without JavaScript there is no button, and the text is selected by one click. */
export function copyButton({ texts }: Site, id: string, label: string): Html {
  const { copied, selected } = texts.frame;
  return html`<button class="quiet" type="button" hidden data-copy="${id}">${label}</button>
<span role="status" data-copied="${id}" data-copied-words="${copied}" data-selected-words="${selected}"></span>`;
}
