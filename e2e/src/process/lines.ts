import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What a program prints, line by line. */
export interface Lines {
  /** The first match in a line, printed already or still to come. Rejects if the output ends without one. */
  match(pattern: RegExp): Promise<RegExpExecArray>;
  /** All of it so far. */
  text(): string;
}

interface Waiting {
  readonly pattern: RegExp;
  readonly resolve: (match: RegExpExecArray) => void;
  readonly reject: (error: Error) => void;
}

export function readLines(stream: Readable): Lines {
  const seen: string[] = [];
  const waiting = new Set<Waiting>();
  const reader = createInterface({ input: stream });
  const text = (): string => seen.join('\n');
  let closed = false;
  const missing = (pattern: RegExp): Error => new Error(`The output ended before ${pattern}:\n${text()}`);

  reader.on('line', (line) => {
    seen.push(line);
    for (const wait of waiting) {
      const match = wait.pattern.exec(line);
      if (!match) continue;
      waiting.delete(wait);
      wait.resolve(match);
    }
  });
  reader.once('close', () => {
    closed = true;
    for (const { pattern, reject } of waiting) reject(missing(pattern));
  });

  function match(pattern: RegExp): Promise<RegExpExecArray> {
    const found = seen.map((line) => pattern.exec(line)).find((hit) => hit !== null);
    if (found) return Promise.resolve(found);
    if (closed) return Promise.reject(missing(pattern));
    const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
    waiting.add({ pattern, resolve, reject });
    return promise;
  }

  return { match, text };
}
