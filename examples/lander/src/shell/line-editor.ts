/** A line while it is typed. */
export interface Editing {
  readonly line: string;
  /** Inside an escape sequence, such as that of an arrow key. */
  readonly escape: 'none' | 'started' | 'parameters';
}

/** What one character did. */
export interface Edited extends Editing {
  /** What the terminal has to show for it. */
  readonly echo: string;
  /** `enter`: `line` is done; `interrupt`: it was dropped; `end`: there will be no more. */
  readonly event?: 'enter' | 'interrupt' | 'end';
}

export const emptyLine: Editing = { line: '', escape: 'none' };

// Shorter than a narrow terminal is wide: a backspace cannot step back over the edge of the screen.
const longestLine = 60;
const bell = '\u0007';
const rubOut = '\b \b';

/** One character, as a terminal sends it. Only printable ASCII is taken up and shown; everything else has no effect. */
export function edit({ line, escape }: Editing, char: string): Edited {
  if (escape !== 'none') return { line, escape: afterEscape(escape, char), echo: '' };
  switch (char) {
    case '\r':
    case '\n':
      return { line, escape, echo: '\n', event: 'enter' };
    case '\u0003': // Ctrl-C
      return { line: '', escape, echo: '^C\n', event: 'interrupt' };
    case '\u0004': // Ctrl-D
      return line === '' ? { line, escape, echo: '\n', event: 'end' } : { line, escape, echo: bell };
    case '\u0008':
    case '\u007F': // Backspace
      return { line: line.slice(0, -1), escape, echo: line === '' ? bell : rubOut };
    case '\u0015': // Ctrl-U
      return { line: '', escape, echo: rubOut.repeat(line.length) };
    case '\u001B':
      return { line, escape: 'started', echo: '' };
    default:
      return insert(line, char);
  }
}

function insert(line: string, char: string): Edited {
  if (!/^[ -~]$/.test(char)) return { line, escape: 'none', echo: '' };
  if (line.length >= longestLine) return { line, escape: 'none', echo: bell };
  return { line: line + char, escape: 'none', echo: char };
}

/** ECMA-48 §5.4: `ESC [`, parameters, and one final character. `ESC O` and one character is what function keys send. */
function afterEscape(escape: Editing['escape'], char: string): Editing['escape'] {
  if (escape === 'started') return char === '[' || char === 'O' ? 'parameters' : 'none';
  return /^[@-~]$/.test(char) ? 'none' : 'parameters';
}
