export type Theme = 'light' | 'dark';

/** The pages of the documentation are read in both. */
export const themes: readonly Theme[] = ['light', 'dark'];

const grounds = {
  light: { ink: '#1f2328', faint: '#d0d7de', paper: '#ffffff' },
  dark: { ink: '#e6edf3', faint: '#3d444d', paper: '#0d1117' },
} as const;

/** The colours of what is written, of lines that only help, and of the ground. */
export function groundOf(theme: Theme): { readonly ink: string; readonly faint: string; readonly paper: string } {
  return grounds[theme];
}

/** Where a picture is kept. */
export function picturePath(name: string, theme: Theme): string {
  return `docs/images/${name}${theme === 'dark' ? '-dark' : ''}.svg`;
}

/** A picture with a title that is both seen and told to screen readers. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly title: string;
  readonly theme: Theme;
}

export function frame({ width, height, left, title, theme }: Frame, body: readonly string[]): string {
  const { ink, paper } = grounds[theme];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
      `font-family="system-ui, sans-serif" font-size="13" fill="${ink}" role="img" aria-labelledby="t">`,
    `<title id="t">${escape(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    text(left, 24, title, 'font-size="16" font-weight="600"'),
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

export function text(at: number, line: number, words: string, style: string): string {
  return `<text x="${at}" y="${line.toFixed(1)}" ${style}>${escape(words)}</text>`;
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
