import { type Html, html } from '../html.ts';

/** Drawings for the eye only: what they mean stands beside them in words. */
const drawings = {
  mark: html`<rect x="2" y="2" width="20" height="20" rx="6" class="mark-ground"/><path class="mark-line" d="M7 16V8l5 5 5-5v8"/>`,
  alert: html`<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.5M12 17.2v.1"/>`,
  shield: html`<path d="M12 3 4.5 6v5.5c0 4.5 3.1 8 7.5 9.5 4.4-1.5 7.5-5 7.5-9.5V6z"/><path d="m8.8 12 2.3 2.3 4.2-4.4"/>`,
} as const;

/** Name of a drawing. */
export type IconName = keyof typeof drawings;

export function icon(name: IconName): Html {
  return html`<svg class="icon icon-${name}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${drawings[name]}</svg>`;
}
