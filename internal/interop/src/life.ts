import type { Server } from './server.ts';
import type { Shown } from './shown.ts';

/** Types what a client shows, twice at each second: it must be taken once. Answers what the server said. */
export async function life(server: Server, seconds: readonly number[], shown: Shown): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const second of seconds) {
    const code = shown(second, server.uri);
    answers.push(await server.present(second, code), await server.present(second, code));
  }
  return answers;
}

/** What the server must have said. */
export function takenOnce(seconds: readonly number[]): readonly string[] {
  return seconds.flatMap(() => ['accepted', 'already-used']);
}
