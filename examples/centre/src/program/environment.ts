import { SetupError } from './setup-error.ts';

/** The environment's variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable's text. An empty one counts as not set. */
export function readSetting(environment: Environment, name: string, fallback: string): string {
  const text = environment[name];
  return text === undefined || text === '' ? fallback : text;
}

/**
 * The port in a variable; 0 lets the system choose one.
 *
 * @throws {SetupError} if it is no port
 */
export function readPort(environment: Environment, name: string, fallback: number): number {
  const text = readSetting(environment, name, String(fallback));
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new SetupError(`${name} is not a port. Set it to a whole number from 0 to 65535, such as ${name}=${fallback}`);
}

/** The folder with the databases: `WATCHWORD_DATA`, by default `data` in the current folder. */
export function readDataFolder(environment: Environment): string {
  return readSetting(environment, 'WATCHWORD_DATA', 'data');
}
