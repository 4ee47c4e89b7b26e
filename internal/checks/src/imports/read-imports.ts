import { parseSync } from 'oxc-parser';

/** One import or re-export, types included. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/** Every module that the source of a TypeScript file names: static, re-exported and dynamic. */
export function readImports(file: string, source: string): readonly Import[] {
  const { module } = parseSync(file, source);
  const named = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest ?? [])).flat(),
  ].map(({ value, start }) => ({ specifier: value, start }));
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    specifier: literal(source.slice(start, end)),
    start,
  }));
  return [...named, ...dynamic].map(({ specifier, start }) => ({ specifier, line: lineOf(source, start) }));
}

/** A computed specifier stays as it is written, so that no rule allows it. */
function literal(expression: string): string {
  return /^(['"`])([^$]*)\1$/.exec(expression)?.[2] ?? expression;
}

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
