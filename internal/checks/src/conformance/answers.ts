import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** The heading in SECURITY.md under which rows are answered. */
export const answersHeading = 'Rows answered here instead of by a test';

/** Ids of the rows that a list under the heading answers, such as `- **N14 N22** Watchword sends nothing …`. */
export function answeredRows(text: string): readonly string[] {
  const { children } = fromMarkdown(text);
  const start = children.findIndex((node) => node.type === 'heading' && plainText(node) === answersHeading);
  const following = start === -1 ? [] : children.slice(start + 1);
  const end = following.findIndex(({ type }) => type === 'heading');
  return (end === -1 ? following : following.slice(0, end)).flatMap(idsIn);
}

/** An id without a sentence answers nothing. */
function idsIn(node: RootContent): readonly string[] {
  if (node.type !== 'list') return [];
  return node.children.flatMap(({ children: [first] }) => {
    if (first?.type !== 'paragraph') return [];
    const [ids, ...sentence] = first.children;
    const answered = ids?.type === 'strong' && sentence.map(plainText).join('').trim() !== '';
    return answered ? plainText(ids).split(' ') : [];
  });
}

function plainText(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}
