import type { Snippet } from './snippet.ts';

/** A file to be compiled: a snippet with those that continue it, each on the lines where it stands in its document. */
export interface SnippetModule {
  readonly name: string;
  readonly text: string;
}

const extensions: Readonly<Record<string, string>> = {
  ts: 'ts',
  typescript: 'ts',
  js: 'js',
  javascript: 'js',
};

/** Whether a block in this language is compiled. */
export function isCompiled({ language }: Snippet): boolean {
  return language in extensions;
}

/** The modules made of the snippets of one file, in the order in which they stand there. */
export function toModules(snippets: readonly Snippet[]): readonly SnippetModule[] {
  return snippets
    .flatMap((first, index) => (first.continued ? [] : [[first, ...continuations(snippets.slice(index + 1))]]))
    .map((parts) => ({ name: nameOf(parts[0] as Snippet), text: onTheirLines(parts) }));
}

function continuations(following: readonly Snippet[]): readonly Snippet[] {
  const end = following.findIndex(({ continued }) => !continued);
  return end === -1 ? following : following.slice(0, end);
}

function nameOf({ file, line, language }: Snippet): string {
  return `${file}/${line}.${extensions[language]}`;
}

/** Compiler errors then name the line of the document. The last line makes it a module, in which `await` may stand. */
function onTheirLines(parts: readonly Snippet[]): string {
  const lines: string[] = [];
  for (const { line, code } of parts) {
    while (lines.length < line - 1) lines.push('');
    lines.push(...code.split('\n'));
  }
  return [...lines, 'export {};'].join('\n');
}
