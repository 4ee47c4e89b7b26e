import { openCentre, readDataFolder, readPort, readSetting, runProgram } from '@watchword-examples/centre';
import { startLander } from './lander.ts';

const { env } = process;

await runProgram(async () => {
  const dataFolder = readDataFolder(env);
  const port = readPort(env, 'LANDER_PORT', 2222);
  const portalOrigin = readSetting(env, 'PORTAL_ORIGIN', 'http://127.0.0.1:3000');
  const centre = await openCentre({ dataFolder, keys: env['WATCHWORD_KEYS'] });
  const lander = await startLander({ centre, dataFolder, port, portalOrigin });
  console.log(`host key ${lander.fingerprint} (ED25519)`);
  console.log(`lander listening on 127.0.0.1:${lander.port}`);
  return {
    async close() {
      await lander.close();
      await centre.close();
    },
  };
});
