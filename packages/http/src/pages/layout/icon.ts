import { type Html, html } from '../html.ts';

/** Drawings for the eye only: what they mean stands beside them in words. */
const drawings = {
  done: html`<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.7 2.7L16 9.5"/>`,
  todo: html`<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16.2v.1"/>`,
  alert: html`<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.5M12 17.2v.1"/>`,
  download: html`<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14"/>`,
  phone: html`<rect x="7" y="2.5" width="10" height="19" rx="2.5"/><path d="M11 18.5h2"/>`,
  shield: html`<path d="M12 3 4.5 6v5.5c0 4.5 3.1 8 7.5 9.5 4.4-1.5 7.5-5 7.5-9.5V6z"/><path d="m8.8 12 2.3 2.3 4.2-4.4"/>`,
} as const;

/** Name of a drawing. */
export type IconName = keyof typeof drawings;

export function icon(name: IconName): Html {
  return html`<svg class="icon icon-${name}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${drawings[name]}</svg>`;
}
