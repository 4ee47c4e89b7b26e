import type { Bitmap } from './bitmap.ts';

type Colour = 'black' | 'white';

/** The colours that a terminal shows text in when nothing else is said. */
export interface Theme {
  readonly text: Colour;
  readonly background: Colour;
}

export const darkTheme: Theme = { text: 'white', background: 'black' };
export const lightTheme: Theme = { text: 'black', background: 'white' };

const fixedColours: Readonly<Record<string, Colour>> = { '16': 'black', '231': 'white' };
const inkedHalves: Readonly<Record<string, readonly [boolean, boolean]>> = {
  ' ': [false, false],
  '▀': [true, false],
  '▄': [false, true],
  '█': [true, true],
};

/** A colour sequence, or else any one character. */
const selectGraphics = new RegExp(`${String.fromCharCode(27)}\\[([0-9;]*)m|[^]`, 'gu');

/** What a terminal of that theme shows: each character cell as two pixels, one above the other. */
export function screenOf(text: string, theme: Theme): Bitmap {
  const cells = text.split('\n').map((line) => cellsOf(line, theme));
  const width = cells[0]?.length ?? 0;
  if (cells.some((line) => line.length !== width)) throw new Error('The lines differ in length.');
  return {
    width,
    height: 2 * cells.length,
    isBlack: (x, y) => cells[Math.floor(y / 2)]?.[x]?.[y % 2] === 'black',
  };
}

function cellsOf(line: string, theme: Theme): readonly (readonly Colour[])[] {
  const cells: Colour[][] = [];
  let colours = theme;
  for (const [token, sequence] of line.matchAll(selectGraphics)) {
    if (sequence !== undefined) colours = select(sequence, theme);
    else cells.push(halvesOf(token).map((inked) => (inked ? colours.text : colours.background)));
  }
  if (colours !== theme) throw new Error('The colours are still set at the end of a line.');
  return cells;
}

function halvesOf(character: string): readonly boolean[] {
  const halves = inkedHalves[character];
  if (!halves) throw new Error(`Unexpected character ${JSON.stringify(character)}.`);
  return halves;
}

/** Select Graphic Rendition (ECMA-48 §8.3.117), as far as our own two colours go. */
function select(sequence: string, theme: Theme): Theme {
  if (sequence === '0') return theme;
  const [, text, background] = /^38;5;(\d+);48;5;(\d+)$/.exec(sequence) ?? [];
  return { text: fixedColour(text), background: fixedColour(background) };
}

function fixedColour(index: string | undefined): Colour {
  const colour = fixedColours[index ?? ''];
  if (!colour) throw new Error(`Colour ${index} is not one that every theme leaves alone.`);
  return colour;
}
