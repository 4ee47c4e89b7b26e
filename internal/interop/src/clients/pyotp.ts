import { join } from 'node:path';
import type { ReadUri } from '../read-uri.ts';
import { atEach, type Client } from './client.ts';
import { run, runAt } from './run.ts';

/** The system's own: another Python that comes first on the path has no pyotp. */
const python = '/usr/bin/python3';
const codesScript = join(import.meta.dirname, 'pyotp_codes.py');
const readScript = join(import.meta.dirname, 'read_uris.py');

/** The library of Python programs. */
export const pyotp: Client = {
  name: 'pyotp',
  // Python counts nanoseconds in 63 bits.
  lastSecond: 9_223_372_036,
  codes: (seconds, uris) => atEach(seconds, (second) => codesAt(second, uris)),
};

async function codesAt(second: number, uris: readonly string[]): Promise<readonly string[]> {
  const output = await runAt(second, [python, codesScript], { input: JSON.stringify(uris) });
  return JSON.parse(output) as readonly string[];
}

/** What a reader in Python read out of a URI, its secret as hexadecimal digits, or why it could not. */
export type PythonReading = ReadUri | { readonly error: string };

/** What `pyotp.parse_uri` made of a URI, and what Python's own `urllib` and `base64` did. */
export interface PythonReadings {
  readonly pyotp: PythonReading;
  readonly urllib: PythonReading;
}

/** Reads URIs in Python, each by two readers. */
export async function readByPython(uris: readonly string[]): Promise<ReadonlyMap<string, PythonReadings>> {
  const output = await run(python, [readScript], { input: JSON.stringify(uris) });
  return new Map(Object.entries(JSON.parse(output) as Record<string, PythonReadings>));
}
