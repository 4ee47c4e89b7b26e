import session from 'express-session';
import type { SessionDatabase } from './session-database.ts';

type Done = (error?: unknown) => void;

/** express-session's side of the database. Each failure reaches its callback: none is swallowed. */
export class SessionStore extends session.Store {
  readonly #database: SessionDatabase;

  constructor(database: SessionDatabase) {
    super();
    this.#database = database;
  }

  override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    answer(done, () => {
      const data = this.#database.read(id);
      return data === undefined ? null : (JSON.parse(data) as session.SessionData);
    });
  }

  override set(id: string, data: session.SessionData, done?: Done): void {
    answer(done, () => this.#database.write(id, JSON.stringify(data)));
  }

  override touch(id: string, _data: session.SessionData, done?: Done): void {
    answer(done, () => this.#database.touch(id));
  }

  override destroy(id: string, done?: Done): void {
    answer(done, () => this.#database.end(id));
  }
}

function answer<T>(done: ((error: unknown, value?: T) => void) | undefined, work: () => T): void {
  let value: T;
  try {
    value = work();
  } catch (error) {
    done?.(error);
    return;
  }
  done?.(null, value);
}
