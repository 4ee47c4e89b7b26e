import { type Database, instance } from './instance.ts';
import { letIn } from './orders.ts';

/** The only account there is. Nothing secret rests on it. */
const account = { name: 'Mere', email: 'mere@example.org', password: 'correct horse battery staple' };

/** A browser in front of better-auth: it keeps the cookies of the last sign-in. */
export class Browser {
  readonly #auth: ReturnType<typeof instance>;
  #headers = new Headers();

  constructor(database: Database) {
    this.#auth = instance(database);
  }

  /** Makes the tables, unless the database is in memory. */
  async migrate(): Promise<void> {
    await (await this.#auth.$context).runMigrations();
  }

  /** Makes the account, and gives the otpauth URI of its second factor. */
  async enroll(): Promise<string> {
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

  /** Presents a code. It let in if better-auth knows the session that it gave. */
  async verify(code: string): Promise<string> {
    const response = await this.#auth.api.verifyTOTP({ body: { code }, headers: this.#headers, asResponse: true });
    if (!response.ok) return ((await response.json()) as { readonly code?: string }).code ?? String(response.status);
    this.#keep(response);
    const session = await this.#auth.api.getSession({ headers: this.#headers });
    return session?.user.email === account.email ? letIn : 'no session';
  }

  /** Presents a code in a session that has been let in before, as one does ahead of a change. @throws if it is refused */
  async verifyAgain(code: string): Promise<void> {
    await this.#auth.api.verifyTOTP({ body: { code }, headers: this.#headers });
  }

  #keep(response: Response): void {
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    this.#headers = new Headers({ cookie: cookies.join('; ') });
  }
}
