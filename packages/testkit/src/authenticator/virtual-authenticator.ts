import { type CodeParameters, WatchwordError } from '@watchword/core';
import { checkKeys, type KnownKeys } from '@watchword/core/storage';
import { keyOf, type Linked, readOtpauthUri } from './otpauth-uri.ts';
import { readPicture } from './picture.ts';
import { type VirtualAccount, virtualAccount } from './virtual-account.ts';

/** Options of {@link virtualAuthenticator}. */
export interface VirtualAuthenticatorOptions {
  /** The time in milliseconds since the Unix epoch; default `Date.now`. Give it the clock that the server has. */
  readonly clock?: () => number;
  /** How far the phone's clock is ahead of `clock`; behind, if negative. Default 0. */
  readonly skewSeconds?: number;
}

/** What is typed beside the key, where an app asks for it; default as apps have it: SHA1, 6 digits, 30 seconds. */
export interface TypedAccount extends Partial<CodeParameters> {
  readonly issuer?: string;
  readonly account?: string;
}

/** A phone with an authenticator app. `code`, `codeAt` and `wrongCode` are those of the account that was added last. */
export interface VirtualAuthenticator extends Pick<VirtualAccount, 'code' | 'codeAt' | 'wrongCode'> {
  /** All accounts, in the order in which they were added. */
  readonly accounts: readonly VirtualAccount[];
  /**
   * Adds the account of an otpauth URI, or of the QR code in a picture: the bytes of a PNG, a `data:` URL of a PNG or SVG, or
   * the text of an SVG, for which `@resvg/resvg-js` has to be installed.
   *
   * @throws `misuse` if there is no such account in it
   */
  scan(uriOrPicture: string | Uint8Array): Promise<VirtualAccount>;
  /**
   * Adds an account by its key, as somebody who cannot scan types it.
   *
   * @throws `misuse` if that is no key
   */
  typeKey(manualKey: string, more?: TypedAccount): VirtualAccount;
}

const known: KnownKeys<VirtualAuthenticatorOptions> = { clock: true, skewSeconds: true };
const knownOfKey: KnownKeys<TypedAccount> = {
  issuer: true,
  account: true,
  algorithm: true,
  digits: true,
  period: true,
};

/**
 * An authenticator app for tests: it reads what a user would scan or type, and computes codes by itself.
 *
 * @throws `misuse`, `unknown-option`
 */
export function virtualAuthenticator(options: VirtualAuthenticatorOptions = {}): VirtualAuthenticator {
  checkKeys<VirtualAuthenticatorOptions>(options, known, 'the options of virtualAuthenticator');
  const { clock = Date.now, skewSeconds = 0 } = options;
  const linked: Linked[] = [];
  const accounts: VirtualAccount[] = [];
  const add = (one: Linked) => {
    linked.push(one);
    const account = virtualAccount(
      one,
      () => clock() + skewSeconds * 1000,
      () => linked.map(({ key }) => key),
    );
    accounts.push(account);
    return account;
  };
  return {
    accounts,
    scan: async (uriOrPicture) =>
      add(readOtpauthUri(isUri(uriOrPicture) ? uriOrPicture : await readPicture(uriOrPicture))),
    typeKey: (manualKey, more = {}) => add(typedAccount(manualKey, more)),
    code: () => last(accounts).code(),
    codeAt: (time) => last(accounts).codeAt(time),
    wrongCode: () => last(accounts).wrongCode(),
  };
}

function typedAccount(manualKey: string, more: TypedAccount): Linked {
  checkKeys<TypedAccount>(more, knownOfKey, 'what is typed beside a key');
  const { issuer = '', account = '', ...parameters } = more;
  return { issuer, account, key: keyOf(manualKey, parameters) };
}

function isUri(given: string | Uint8Array): given is string {
  return typeof given === 'string' && /^otpauth:/i.test(given);
}

function last(accounts: readonly VirtualAccount[]): VirtualAccount {
  const account = accounts.at(-1);
  if (account) return account;
  throw new WatchwordError('misuse', 'The authenticator has no account yet. Let it scan a code or type a key first.');
}
