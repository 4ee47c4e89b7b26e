import { type Html, html } from '../html.ts';

/** Stands for a part while a text is made. No text of a language has it. */
const mark = '\uE000';

/**
 * A sentence of a language with markup in it, such as a running countdown. Texts are plain strings, so that whoever
 * translates needs no markup: the sentence is made with marks, and the parts take their places, in the order of that
 * language.
 */
export function say(text: (...values: string[]) => string, ...parts: readonly (Html | string)[]): Html {
  const pieces = text(...parts.map((_part, place) => mark + place + mark)).split(mark);
  // Odd pieces are the numbers between two marks.
  return html`${pieces.map((piece, place) => (place % 2 === 0 ? piece : (parts[Number(piece)] ?? '')))}`;
}

/** A name in a sentence: it stands out, and its direction disturbs nothing around it. */
export function named(name: string): Html {
  return html`<bdi class="strong">${name}</bdi>`;
}
