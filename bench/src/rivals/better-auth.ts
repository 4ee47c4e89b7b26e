import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { databaseLocked, letIn } from './orders.ts';
import { WatchedDatabase } from './watched-database.ts';

/** The only account there is. Nothing secret rests on it. */
const account = { name: 'Mere', email: 'mere@example.org', password: 'correct horse battery staple' };

/** Better-auth on a database that other processes have open as well; default options, but for the rate limit. */
function instance(database: WatchedDatabase) {
  return betterAuth({
    database,
    baseURL: 'http://localhost:3000',
    secret: 'a secret for this race and nothing else',
    emailAndPassword: { enabled: true },
    plugins: [twoFactor()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

/** A browser in front of better-auth: it keeps the cookies of the last sign-in. */
export class Browser {
  readonly #database: WatchedDatabase;
  readonly #auth: ReturnType<typeof instance>;
  #headers = new Headers();

  constructor(path: string) {
    // Waits for the lock of another process as long as better-sqlite3 does by default.
    this.#database = new WatchedDatabase(path, { timeout: 5000 });
    this.#auth = instance(this.#database);
  }

  /** Makes the tables and the account, and gives the otpauth URI of its second factor. */
  async enroll(): Promise<string> {
    await (await this.#auth.$context).runMigrations();
    this.#keep(await this.#auth.api.signUpEmail({ body: account, asResponse: true }));
    const { password } = account;
    const enabled = await this.#auth.api.enableTwoFactor({ body: { password }, headers: this.#headers });
    if ('totpURI' in enabled) return enabled.totpURI;
    throw new Error('better-auth began no enrollment.');
  }

  /** Links the authenticator app, which turns the second factor on. */
  async confirm(code: string): Promise<string> {
    await this.#auth.api.verifyTOTP({ body: { code }, headers: this.#headers });
    return '';
  }

  /** Signs in with the password alone, up to where the code is asked for. */
  async signIn(): Promise<string> {
    const { email, password } = account;
    const response = await this.#auth.api.signInEmail({ body: { email, password }, asResponse: true });
    const { twoFactorRedirect } = (await response.json()) as { readonly twoFactorRedirect?: unknown };
    if (twoFactorRedirect !== true) throw new Error('better-auth asked for no second factor.');
    this.#keep(response);
    return '';
  }

  /** Presents a code, and tells a refusal by better-auth from a failure of SQLite, which better-auth may answer alike. */
  async verify(code: string): Promise<string> {
    const { locked } = this.#database;
    const answer = await this.#present(code).catch(nameOf);
    return answer !== letIn && this.#database.locked > locked ? databaseLocked : answer;
  }

  /** A code let in if better-auth knows the session that it gave. */
  async #present(code: string): Promise<string> {
    const response = await this.#auth.api.verifyTOTP({ body: { code }, headers: this.#headers, asResponse: true });
    if (!response.ok) return ((await response.json()) as { readonly code?: string }).code ?? String(response.status);
    this.#keep(response);
    const session = await this.#auth.api.getSession({ headers: this.#headers });
    return session?.user.email === account.email ? letIn : 'no session';
  }

  #keep(response: Response): void {
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    this.#headers = new Headers({ cookie: cookies.join('; ') });
  }
}

/** What may be told of an error: a message could quote the code. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
