import { readFileSync } from 'node:fs';

/** Lines that are neither empty nor a comment. */
export function linesOfCode(path: string): number {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|\/?\*)/.test(line)).length;
}
