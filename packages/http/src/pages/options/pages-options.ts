import { checkKeys, type KnownKeys, WatchwordError } from '@watchword/core/storage';
import { parseOrigin } from '../../options/origins.ts';
import { english } from '../texts/english/english.ts';
import type { Texts } from '../texts/texts.ts';
import { isOwnPath, readLink, readLinks } from './links.ts';

/** An address with what stands on it. */
export interface Link {
  readonly label: string;
  /** A path of this site, or an address that begins with `https:`, `mailto:` or `tel:`. */
  readonly href: string;
}

/** How the ready-made pages look and where they lead. */
export interface PagesOptions {
  /** What they say, for everybody or for one request; default `english`. */
  readonly texts?: Texts | ((request: Request) => Texts);
  /** What the site is called; default the issuer. */
  readonly name?: string;
  /** The path that leads back to the application; default `/`. */
  readonly home?: string;
  /**
   * The path of the application's sign-in. Who comes without a session is sent there, with the page to come back to in
   * `return_to`: hand it to `returnTo` before anybody is redirected to it. Without it, they are told to sign in again.
   */
  readonly signIn?: string;
  /**
   * The path that ends a session of the application when a form is posted to it. The challenge then offers to sign in as
   * somebody else.
   */
  readonly signOut?: string;
  /** Whom to ask who is stuck, on every page: `{ label: 'help@my-hpc.example', href: 'mailto:help@my-hpc.example' }`. */
  readonly support?: Link;
  /** Where to change the password, for those who are told that somebody may know it. */
  readonly changePassword?: Link;
  /** What to do once the first device is linked, such as how to reach the login node. */
  readonly next?: Link;
  /** Whether the application lets nobody in without a second factor; who removes the last device is told. Default `required`. */
  readonly enrollment?: 'required' | 'optional';
  /** Other places of the application, in a panel beside the pages. */
  readonly navigation?: readonly Link[];
  /** The path of a style-sheet of this site that sets the CSS variables, or more. */
  readonly stylesheet?: string;
  /**
   * Origins of other sites that a `return_to` may redirect to at once, such as those of the clients of an identity provider.
   * Chromium holds a form to `form-action` at every redirect that follows it, and would stop there; default none.
   */
  readonly redirectsTo?: readonly string[];
  /** IANA name of the zone of clock times where JavaScript is off; default the server's. */
  readonly timeZone?: string;
}

/** The options, complete and checked. */
export interface PagesConfig {
  readonly textsOf: (request: Request) => Texts;
  readonly name: string;
  readonly issuer: string;
  readonly home: string;
  readonly signIn: string | undefined;
  readonly signOut: string | undefined;
  readonly support: Link | undefined;
  readonly changePassword: Link | undefined;
  readonly next: Link | undefined;
  readonly enrollment: 'required' | 'optional';
  readonly navigation: readonly Link[];
  readonly stylesheet: string | undefined;
  readonly redirectsTo: readonly string[];
  readonly timeZone: string;
}

const known: KnownKeys<PagesOptions> = {
  texts: true,
  name: true,
  home: true,
  signIn: true,
  signOut: true,
  support: true,
  changePassword: true,
  next: true,
  enrollment: true,
  navigation: true,
  stylesheet: true,
  redirectsTo: true,
  timeZone: true,
};

/** @throws `misuse`, `unknown-option` */
export function parsePages(options: PagesOptions, issuer: string): PagesConfig {
  checkKeys<PagesOptions>(options, known, 'The option pages');
  const { texts = english, name = issuer, home = '/', enrollment = 'required', timeZone = ownZone() } = options;
  if (typeof name !== 'string' || name.trim() === '') throw misuse('name', 'a text');
  if (enrollment !== 'required' && enrollment !== 'optional') throw misuse('enrollment', '"required" or "optional"');
  return {
    textsOf: typeof texts === 'function' ? texts : () => texts,
    name,
    issuer,
    home: readPath('home', home),
    signIn: readPath('signIn', options.signIn),
    signOut: readPath('signOut', options.signOut),
    support: readLink('support', options.support),
    changePassword: readLink('changePassword', options.changePassword),
    next: readLink('next', options.next),
    enrollment,
    navigation: readLinks('navigation', options.navigation),
    stylesheet: readPath('stylesheet', options.stylesheet),
    redirectsTo: readOrigins(options.redirectsTo),
    timeZone: readZone(timeZone),
  };
}

/** In their one spelling: what else could be written into a policy would change it. */
function readOrigins(origins: readonly string[] = []): readonly string[] {
  if (!Array.isArray(origins)) throw misuse('redirectsTo', 'a list of origins');
  return origins.map((origin) => parseOrigin(origin).origin);
}

function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function readPath<T extends string | undefined>(name: keyof PagesOptions, path: T): T {
  if (path === undefined || isOwnPath(path)) return path;
  throw misuse(name, 'a path of this site, such as "/account"');
}

function readZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    throw misuse('timeZone', 'the IANA name of a time zone, such as "Europe/Zurich"');
  }
}

function misuse(name: keyof PagesOptions, rule: string): WatchwordError {
  return new WatchwordError('misuse', `pages.${name} must be ${rule}.`);
}
