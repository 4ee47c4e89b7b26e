import { virtualAuthenticator } from '@watchword/testkit';
import { Browser } from '../../rivals/browser.ts';
import type { Database } from '../../rivals/instance.ts';
import { letIn } from '../../rivals/orders.ts';

/**
 * Somebody with a session of better-auth who presents codes in it, over and over: it reads the session and the secret, and writes
 * nothing. A code is good for it as often as it is shown.
 */
export class Rival {
  readonly #browser: Browser;
  readonly #phone = virtualAuthenticator();

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async enroll(database: Database): Promise<Rival> {
    const browser = new Browser(database);
    // The adapter for memory is a function, and has no tables.
    if (typeof database !== 'function') await browser.migrate();
    const rival = new Rival(browser);
    await rival.#phone.scan(await browser.enroll());
    await browser.confirm(rival.#phone.code());
    await browser.signIn();
    const answer = await browser.verify(rival.#phone.code());
    if (answer !== letIn) throw new Error(`better-auth answered ${answer} to a fresh code.`);
    return rival;
  }

  /** @throws if the code is refused */
  verify(): Promise<void> {
    return this.#browser.verifyAgain(this.#phone.code());
  }
}
