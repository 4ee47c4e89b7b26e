import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Snippet } from './snippet.ts';

/** The fenced code blocks of a Markdown text, in order. `above` is the number of lines of the file above the text. */
export function markdownSnippets(file: string, text: string, above = 0): readonly Snippet[] {
  return blocksIn(fromMarkdown(text)).map(({ lang, meta, value, position }) => ({
    file,
    line: above + (position?.start.line ?? 0) + 1,
    language: lang ?? '',
    continued: meta === 'continued',
    code: value,
  }));
}

function blocksIn(node: Nodes): readonly Extract<Nodes, { type: 'code' }>[] {
  if (node.type === 'code') return [node];
  return 'children' in node ? node.children.flatMap((child) => blocksIn(child)) : [];
}
