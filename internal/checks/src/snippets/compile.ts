import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SnippetModule } from './modules.ts';

const baseConfig = join(import.meta.dirname, '../../../../tsconfig.base.json');
const compiler = join(dirname(fileURLToPath(import.meta.resolve('typescript-7/package.json'))), 'bin/tsc');

/**
 * Type-checks modules in `folder`, which is made anew and from where their imports are resolved. Answers one line for each
 * error, in the place of the document. Names that a snippet introduces and does not use are for its reader.
 */
export async function compile(modules: readonly SnippetModule[], folder: string): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  if (modules.length === 0) return [];
  for (const { name, text } of modules) write(join(folder, name), text);
  const compilerOptions = { allowJs: true, checkJs: true, noUnusedLocals: false, noUnusedParameters: false };
  const files = modules.map(({ name }) => name);
  write(join(folder, 'tsconfig.json'), JSON.stringify({ extends: baseConfig, compilerOptions, files }));
  const output = await run(compiler, ['--project', folder, '--pretty', 'false'], folder);
  return output
    .trimEnd()
    .split(/\n(?=\S)/)
    .filter(Boolean)
    .map(inDocument);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What the compiler prints; its exit code says no more than whether it printed anything. */
function run(script: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], { cwd }, (error, stdout, stderr) => {
      if (error && stdout === '') reject(new Error(`The compiler failed: ${stderr}`, { cause: error }));
      else resolve(stdout);
    });
  });
}

/** `docs/guide.md/12.ts(14,7): error …` is line 14 of `docs/guide.md`. */
function inDocument(line: string): string {
  return line.replace(/^(.+)\/\d+\.[jt]s\((\d+),\d+\)/, '$1:$2');
}
