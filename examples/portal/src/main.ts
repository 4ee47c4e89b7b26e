import { openCentre, readDataFolder, readPort, readSetting, runProgram } from '@watchword-examples/centre';
import { readOrigin } from './origin.ts';
import { startPortal } from './portal.ts';

const { env } = process;

await runProgram(async () => {
  const dataFolder = readDataFolder(env);
  const port = readPort(env, 'PORTAL_PORT', 3000);
  const origin = readOrigin(env);
  const landerCommand = readSetting(env, 'LANDER_COMMAND', 'ssh -p 2222 {login}@127.0.0.1');
  const centre = await openCentre({ dataFolder, keys: env['WATCHWORD_KEYS'] });
  const portal = await startPortal({ centre, dataFolder, port, origin, landerCommand });
  console.log(`portal listening on http://127.0.0.1:${portal.port}`);
  return {
    async close() {
      await portal.close();
      await centre.close();
    },
  };
});
