import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';

/** The way out wherever somebody can get stuck. */
export function supportLink({ supportContact }: Site): Html {
  return html`<a href="mailto:${supportContact}">${supportContact}</a>`;
}
