import { advice } from './advice.ts';
import type { Need } from './needs.ts';

/** What is needed, and how the missing part may be had. */
export interface SetUpOptions {
  readonly needs: readonly Need[];
  readonly platform: NodeJS.Platform;
  /** Left out where packages may not be installed. Takes the names of Debian packages. */
  readonly install?: ((packages: readonly string[]) => Promise<void>) | undefined;
}

/** Brings what is missing. Answers undefined when all is there, else what to tell the person in front of the machine. */
export async function setUp({ needs, platform, install }: SetUpOptions): Promise<string | undefined> {
  const wanted = needs.filter(({ brew }) => platform === 'linux' || brew !== undefined);
  const missing = () => wanted.filter((need) => !need.found());
  const before = missing();
  const failure = before.length > 0 ? await install?.(before.map(({ debian }) => debian)).catch(messageOf) : undefined;
  const after = missing();
  if (after.length === 0) return undefined;
  return [...(failure ? [failure] : []), advice(after, platform)].join('\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}
