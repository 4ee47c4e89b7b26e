import { fileURLToPath } from 'node:url';
import { type Environment, type Running, readDataFolder, readPort, readSetting } from '@watchword-examples/centre';
import { loadHostKey } from '@watchword-examples/lander';
import { type ChildProgram, startChildProgram } from './child-program.ts';
import { makeDataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { loadKeys } from './keys.ts';
import { prepareLanderCommand } from './lander-command.ts';
import { demoPeople, seedPeople } from './people.ts';
import { screen } from './screen.ts';

const programs = {
  portal: import.meta.resolve('@watchword-examples/portal'),
  lander: import.meta.resolve('@watchword-examples/lander'),
};

/** Starts portal and lander on one database, and shows what to do with them. */
export async function startDemo(environment: Environment, print: (text: string) => void): Promise<Running> {
  const dataFolder = makeDataFolder(readDataFolder(environment));
  const keys = readSetting(environment, 'WATCHWORD_KEYS', '') || loadKeys(dataFolder);
  const portalPort = readPort(environment, 'PORTAL_PORT', 3000) || (await freePort());
  const port = readPort(environment, 'LANDER_PORT', 2222) || (await freePort());
  const portalOrigin = readSetting(environment, 'PORTAL_ORIGIN', `http://127.0.0.1:${portalPort}`);
  await seedPeople(dataFolder, keys);
  const hostKey = loadHostKey(dataFolder);
  const landerCommand = prepareLanderCommand({ dataFolder, hostKey, port, login: '{login}' });
  const children = await startBoth(
    {
      ...environment,
      WATCHWORD_KEYS: keys,
      WATCHWORD_DATA: dataFolder,
      PORTAL_PORT: String(portalPort),
      PORTAL_ORIGIN: portalOrigin,
      LANDER_PORT: String(port),
      LANDER_COMMAND: landerCommand,
    },
    print,
  );
  const ownCommand = landerCommand.replaceAll('{login}', demoPeople[0].login);
  print(screen({ portalOrigin, landerCommand: ownCommand, fingerprint: hostKey.fingerprint, dataFolder }));
  return { broken: Promise.race(children.map(({ broken }) => broken)), close: () => stopAll(children) };
}

async function startBoth(environment: Environment, print: (line: string) => void): Promise<readonly ChildProgram[]> {
  const children = Object.entries(programs).map(([name, module]) =>
    startChildProgram({ name, script: mainBeside(module), environment, print }),
  );
  try {
    await Promise.all(children.map(({ ready }) => ready));
    return children;
  } catch (error) {
    await stopAll(children);
    throw error;
  }
}

function mainBeside(module: string): string {
  return fileURLToPath(new URL('main.ts', module));
}

async function stopAll(children: readonly ChildProgram[]): Promise<void> {
  await Promise.all(children.map((child) => child.stop()));
}
