import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { PersonChanges } from './people.ts';
import type { Person } from './person.ts';

/** A person with what only the directory may see. */
export interface PersonRecord {
  readonly person: Person;
  readonly passwordHash: string | null;
}

interface Row {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly email_verified: number;
  readonly password_hash: string | null;
  readonly project: string | null;
  readonly project_active: number;
}

/** The people, by id and by login. */
export interface PersonTable {
  byId(id: string): PersonRecord | undefined;
  byLogin(login: string): PersonRecord | undefined;
  /** False if the login is taken. */
  insert(record: PersonRecord): boolean;
  /** The record as changed; `undefined` if there is none. */
  update(id: string, changes: PersonChanges): PersonRecord | undefined;
}

export function personTable(database: DatabaseSync): PersonTable {
  const byId = database.prepare('SELECT * FROM person WHERE id = ?');
  const byLogin = database.prepare('SELECT * FROM person WHERE login = ?');
  const insert = database.prepare(
    `INSERT INTO person VALUES ($id, $login, $name, $email, $email_verified, $password_hash, $project, $project_active)
     ON CONFLICT (login) DO NOTHING`,
  );
  const replace = database.prepare(
    `UPDATE person SET login = $login, name = $name, email = $email, email_verified = $email_verified,
     password_hash = $password_hash, project = $project, project_active = $project_active WHERE id = $id`,
  );
  return {
    byId: (id) => toRecord(byId.get(id)),
    byLogin: (login) => toRecord(byLogin.get(login)),
    insert: (record) => insert.run(toRow(record)).changes === 1,
    update: (id, changes) =>
      inTransaction(database, () => {
        const record = toRecord(byId.get(id));
        if (!record) return undefined;
        const changed = { ...record, person: { ...record.person, ...changes } };
        replace.run(toRow(changed));
        return changed;
      }),
  };
}

export function newPersonId(): string {
  return randomBytes(15).toString('base64url');
}

/** The lock is taken before the first read: a deferred transaction that reads and then writes fails under contention. */
function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function toRecord(row: unknown): PersonRecord | undefined {
  if (row === undefined) return undefined;
  const { id, login, name, email, email_verified, password_hash, project, project_active } = row as Row;
  const person = {
    id,
    login,
    name,
    email,
    emailVerified: email_verified === 1,
    hasPassword: password_hash !== null,
    project: project === null ? null : { name: project, active: project_active === 1 },
  };
  return { person, passwordHash: password_hash };
}

function toRow({ person, passwordHash }: PersonRecord): Row & Record<string, string | number | null> {
  return {
    id: person.id,
    login: person.login,
    name: person.name,
    email: person.email,
    email_verified: Number(person.emailVerified),
    password_hash: passwordHash,
    project: person.project?.name ?? null,
    project_active: Number(person.project?.active ?? false),
  };
}
