import { fileURLToPath } from 'node:url';
import { type DemoScreen, readScreen } from './demo-screen.ts';
import { type Folder, makeFolder } from './folder.ts';
import { freePorts } from './free-ports.ts';
import { type Lines, readLines } from './process/lines.ts';
import { type ProcessGroup, startGroup } from './process/process-group.ts';

/** The demo at work: portal and lander as two processes, on ports and a folder of their own. */
export interface Demo {
  readonly portal: string;
  readonly dataFolder: string;
  readonly screen: DemoScreen;
  /** Ctrl-C. Answers the exit code, and removes the folder. */
  stop(): Promise<number | null>;
}

const main = fileURLToPath(import.meta.resolve('@watchword-examples/demo/src/main.ts'));
const patience = 20_000;

/** Resolves once portal and lander answer, and the demo has said what to do. */
export async function startDemo(): Promise<Demo> {
  const [portalPort, landerPort] = (await freePorts(2)) as [number, number];
  const folder = await makeFolder();
  const group = startGroup(process.execPath, [main], {
    env: environment({ folder, portalPort, landerPort }),
    // The channel is how the demo notices that a killed test runner is gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = outputOf(group);
  try {
    await output.match(/^Ctrl-C stops everything\.$/);
  } catch (error) {
    await stop(group, folder);
    throw error;
  }
  return {
    portal: `http://127.0.0.1:${portalPort}`,
    dataFolder: folder.path,
    screen: readScreen(output.text()),
    stop: () => stop(group, folder),
  };
}

interface Places {
  readonly folder: Folder;
  readonly portalPort: number;
  readonly landerPort: number;
}

/** Nothing of the surroundings decides where the demo keeps its data, or with which keys. */
function environment({ folder, portalPort, landerPort }: Places): NodeJS.ProcessEnv {
  const { WATCHWORD_KEYS: _keys, PORTAL_ORIGIN: _origin, ...env } = process.env;
  return { ...env, WATCHWORD_DATA: folder.path, PORTAL_PORT: String(portalPort), LANDER_PORT: String(landerPort) };
}

function outputOf({ child }: ProcessGroup): Lines {
  if (!child.stdout || !child.stderr) throw new Error('The demo could not be started.');
  child.stderr.pipe(process.stderr);
  return readLines(child.stdout);
}

async function stop(group: ProcessGroup, folder: Folder): Promise<number | null> {
  const limit = setTimeout(() => group.kill(), patience);
  group.child.kill('SIGINT');
  try {
    return await group.exited;
  } finally {
    clearTimeout(limit);
    await folder.remove();
  }
}
