import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { ownTemporaryFolder, runs, until } from './support/leftovers.ts';

it.each(['SIGKILL', 'SIGINT'] as const)('nothing stays behind when the runner dies of %s', async (signal) => {
  const folders = ownTemporaryFolder();
  const runner = fork(new URL('support/runner.ts', import.meta.url));
  const [pids] = (await once(runner, 'message')) as [readonly number[]];
  expect(pids.map(runs)).toEqual([true, true, true]);
  expect(folders()).toHaveLength(3);
  runner.kill(signal);
  await until(() => folders().length === 0);
  expect(pids.map(runs)).toEqual([false, false, false]);
});
