import { onTestFinished } from 'vitest';
import { type Lander, type LanderOptions, startLander } from '../src/lander.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

/** A lander on a port of its own, which does not make anybody wait. */
export interface TestLander extends TestCentre {
  readonly lander: Lander;
  /** The lander's log so far. */
  readonly lines: readonly string[];
}

export async function startTestLander(options: Partial<LanderOptions> = {}): Promise<TestLander> {
  const at = await openTestCentre();
  const { centre, dataFolder } = at;
  const lines: string[] = [];
  const lander = await startLander({
    centre,
    dataFolder,
    port: 0,
    portalOrigin: 'http://127.0.0.1:3000',
    refusalDue: () => Promise.resolve(),
    log: (line) => lines.push(line),
    ...options,
  });
  onTestFinished(() => lander.close());
  return { ...at, lander, lines };
}
