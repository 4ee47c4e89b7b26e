import type { Storage } from '../../src/index.ts';

/** The parts of a stored account that tests look at or tamper with. */
export interface StoredRecord {
  schema: number;
  devices: { [field: string]: unknown; id: string; sealedSecret: string; lastStep: number }[];
  [field: string]: unknown;
}

export async function readRecord(storage: Storage, userId: string): Promise<StoredRecord> {
  const stored = await storage.load(userId);
  if (!stored) throw new Error('There is no such account.');
  return JSON.parse(stored.account) as StoredRecord;
}

let written = 0;

/** Writes an account's text past core, as whoever holds the database could. */
export async function writeText(storage: Storage, userId: string, account: string): Promise<void> {
  const expected = (await storage.load(userId))?.revision ?? null;
  written += 1;
  const change = { userId, expected, next: `written past core ${written}`, account, events: [], keepSince: 0 };
  if (!(await storage.commit(change))) throw new Error('The account could not be written.');
}

export async function alterRecord(
  storage: Storage,
  userId: string,
  alter: (record: StoredRecord) => void,
): Promise<void> {
  const record = await readRecord(storage, userId);
  alter(record);
  await writeText(storage, userId, JSON.stringify(record));
}
