import type { Browser } from './browser.ts';
import { browserOf } from './browser.ts';
import { origin } from './origin.ts';
import { challenged, link, type Person } from './people.ts';
import type { Shown } from './shown.ts';
import { openSite, type Site } from './site.ts';

/** Where everybody is going. */
export const jobs = `${origin}/jobs?page=2`;
/** The challenge of who goes there. */
export const toJobs = '/two-factor/challenge?return_to=%2Fjobs%3Fpage%3D2';

export const pages = {
  support: { label: 'help@my-hpc.example', href: 'mailto:help@my-hpc.example' },
  changePassword: { label: 'Password', href: '/password' },
  signIn: '/sign-in',
  home: '/account',
  timeZone: 'UTC',
};

/** Somebody with a device who is asked for a code of it. */
export interface Asked extends Person {
  readonly site: Site;
  readonly browser: Browser;
  readonly page: Shown;
}

/** Signed in with the password alone. */
export async function asked(): Promise<Asked> {
  const site = openSite({ handler: { pages } });
  return onPage(site, await challenged(site));
}

/** Signed in with both factors, and asked once more. */
export async function askedOnceMore(): Promise<Asked> {
  const site = openSite({ handler: { pages } });
  return onPage(site, await link(site));
}

/** Asked after so many wrong codes that they are switched off. */
export async function askedWhileDisabled(): Promise<Asked> {
  const site = openSite({ handler: { pages } });
  const person = await challenged(site);
  for (let guesses = 0; guesses < 70; guesses += 1) {
    await site.visitor().post('verify', { code: person.wrong() });
    site.clock.now += 13 * 3_600_000;
  }
  return onPage(site, person);
}

async function onPage(site: Site, person: Person): Promise<Asked> {
  const browser = browserOf(site);
  browser.session = person.visitor.session;
  return { site, ...person, browser, page: await browser.open(toJobs) };
}

/** Types a code into a page. */
export function type({ browser }: Pick<Asked, 'browser'>, page: Shown, code = ''): Promise<Shown> {
  return browser.submit(page, '/challenge', { code });
}

/** The address that an element leads to. */
export function hrefOf({ document }: Shown, selector: string): string {
  return document.querySelector(selector)?.getAttribute('href') ?? '';
}
