import { type CallExpression, type Expression, parseSync, Visitor } from 'oxc-parser';

/** A test, by the rows that its title, or that of a `describe` around it, starts with. */
export interface TitledTest {
  readonly ids: readonly string[];
  /** The titles from the outermost `describe` on, without their ids. */
  readonly title: string;
}

interface Call {
  readonly kind: string;
  readonly skipped: boolean;
  readonly ids: readonly string[];
  readonly text: string;
}

/** The tests in the source of a TypeScript file whose titles start with ids. One that is skipped shows nothing. */
export function titledTests(file: string, source: string): readonly TitledTest[] {
  const open: Call[] = [];
  const found: TitledTest[] = [];
  new Visitor({
    CallExpression(node) {
      const call = readCall(node);
      if (!call) return;
      open.push(call);
      const ids = open.flatMap((each) => each.ids);
      if (call.kind === 'describe' || ids.length === 0 || open.some(({ skipped }) => skipped)) return;
      found.push({ ids: [...new Set(ids)], title: open.map(({ text }) => text).join(': ') });
    },
    'CallExpression:exit'(node) {
      if (readCall(node)) open.pop();
    },
  }).visit(parseSync(file, source).program);
  return found;
}

/** `it('…')`, `test.each(rows)('…')`, `describe.skip('…')`; undefined for every other call. */
function readCall({ callee, arguments: [title] }: CallExpression): Call | undefined {
  const [kind = '', ...modifiers] = namesOf(callee);
  const written = title && title.type !== 'SpreadElement' ? textOf(title) : undefined;
  if (!['describe', 'it', 'test'].includes(kind) || written === undefined) return undefined;
  const [leading = ''] = /^(?:[A-Z]\d+ )*/.exec(written) ?? [];
  return {
    kind,
    skipped: modifiers.some((name) => ['skip', 'todo', 'fails'].includes(name)),
    ids: leading.split(' ').filter(Boolean),
    text: written.slice(leading.length),
  };
}

/** `test.for(rows)` has the names `test` and `for`. */
function namesOf(callee: Expression): readonly string[] {
  if (callee.type === 'Identifier') return [callee.name];
  if (callee.type === 'CallExpression') return namesOf(callee.callee);
  if (callee.type === 'TaggedTemplateExpression') return namesOf(callee.tag);
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
  return [...namesOf(callee.object), callee.property.name];
}

/** What is filled in when the test runs is left open. */
function textOf(title: Expression): string | undefined {
  if (title.type === 'Literal' && typeof title.value === 'string') {
    return title.value.replaceAll(/%[a-z]|\$[\w.]+/g, '…');
  }
  if (title.type === 'TemplateLiteral') return title.quasis.map(({ value }) => value.cooked ?? '').join('…');
  return undefined;
}
