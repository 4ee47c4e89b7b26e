import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Report } from '../report.ts';
import { readImports } from './read-imports.ts';
import { violation } from './violation.ts';

const modules = '{packages/*,examples/*,internal/*,e2e}/{src,test}/**/*.ts';

/** Holds every module of the workspace at `root` against the rules. A package none of whose modules was seen is a problem. */
export function checkImports(root: string, rules: Readonly<Record<string, readonly string[]>>): Report {
  const files = globSync(modules, { cwd: root }).map((file) => file.split(sep).join('/'));
  const unseen = Object.keys(rules)
    .filter((folder) => !files.some((file) => file.startsWith(`${folder}/src/`)))
    .map((folder) => `${folder}/src: no module seen there`);
  return {
    seen: `${files.length} modules`,
    problems: [...unseen, ...files.flatMap((file) => problemsIn(root, file, rules))],
    advice: 'The table of who may import whom is in CONTRIBUTING.md.',
  };
}

function problemsIn(root: string, file: string, rules: Readonly<Record<string, readonly string[]>>): string[] {
  return readImports(file, readFileSync(join(root, file), 'utf8')).flatMap(({ specifier, line }) => {
    const reason = violation({ file, specifier, rules });
    return reason ? [`${file}:${line} imports ${specifier}: ${reason}`] : [];
  });
}
