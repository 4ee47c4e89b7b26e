import { Browser } from './browser.ts';
import { databaseLocked, letIn } from './orders.ts';
import { WatchedDatabase } from './watched-database.ts';

/** A browser in front of better-auth on a database file that other processes have open as well. */
export class RacingBrowser {
  readonly #database: WatchedDatabase;
  readonly #browser: Browser;

  constructor(path: string) {
    // Waits for the lock of another process as long as better-sqlite3 does by default.
    this.#database = new WatchedDatabase(path, { timeout: 5000 });
    this.#browser = new Browser(this.#database);
  }

  async enroll(): Promise<string> {
    await this.#browser.migrate();
    return this.#browser.enroll();
  }

  confirm(code: string): Promise<string> {
    return this.#browser.confirm(code);
  }

  signIn(): Promise<string> {
    return this.#browser.signIn();
  }

  /** Presents a code, and tells a refusal by better-auth from a failure of SQLite, which better-auth may answer alike. */
  async verify(code: string): Promise<string> {
    const { locked } = this.#database;
    const answer = await this.#browser.verify(code).catch(nameOf);
    return answer !== letIn && this.#database.locked > locked ? databaseLocked : answer;
  }
}

/** What may be told of an error: a message could quote the code. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
