import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Report } from '../report.ts';
import { compile } from './compile.ts';
import { docComments, hasBareExample } from './doc-comments.ts';
import { markdownSnippets } from './markdown-snippets.ts';
import { isCompiled, toModules } from './modules.ts';
import type { Snippet } from './snippet.ts';

const documents = ['*.md', 'docs/**/*.md', 'packages/*/README.md', 'examples/*/README.md'];
const sources = ['packages/*/src/**/*.ts'];

/** Compiles the code blocks of every document and doc comment of the workspace at `root`, in `folder`. */
export async function checkSnippets(root: string, folder: string): Promise<Report> {
  const found = [...filesIn(root, documents).map(inDocument), ...filesIn(root, sources).map(inDocComments)];
  const blocks = found.map(({ snippets }) => snippets.filter(isCompiled));
  const seen = blocks.flat().length;
  return {
    seen: `${seen} snippets`,
    problems: [
      ...(seen === 0 ? ['no snippet was seen'] : []),
      ...found.flatMap(({ problems }) => problems),
      ...blocks.flatMap(([first]) => (first?.continued ? [`${placeOf(first)} continues nothing`] : [])),
      ...(await compile(blocks.flatMap(toModules), folder)),
    ],
    advice:
      'Each ts and js block must compile as it stands, against the built packages (pnpm run build). A block that goes on where ' +
      'the one before it ended says so: ```ts continued. Other packages that blocks import belong to internal/checks/package.json.',
  };
}

interface SourceFile {
  readonly file: string;
  readonly text: string;
}

interface Found {
  readonly snippets: readonly Snippet[];
  readonly problems: readonly string[];
}

function filesIn(root: string, patterns: readonly string[]): readonly SourceFile[] {
  return globSync(patterns, { cwd: root, exclude: (name) => name === 'node_modules' }).map((file) => ({
    file: file.split(sep).join('/'),
    text: readFileSync(join(root, file), 'utf8'),
  }));
}

function inDocument({ file, text }: SourceFile): Found {
  return { snippets: markdownSnippets(file, text), problems: [] };
}

function inDocComments({ file, text }: SourceFile): Found {
  const comments = docComments(file, text);
  return {
    snippets: comments.flatMap((comment) => markdownSnippets(file, comment.text, comment.above)),
    problems: comments
      .filter(hasBareExample)
      .map(({ above }) => `${file}:${above + 1} has an @example without a fence around its code`),
  };
}

function placeOf({ file, line }: Snippet): string {
  return `${file}:${line}`;
}
