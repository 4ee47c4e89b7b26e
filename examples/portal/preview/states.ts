import type { Status } from '@watchword/core';
import type { Person } from '@watchword-examples/centre';
import { accountPage } from '../src/pages/account-page.ts';
import { emailPage } from '../src/pages/email-page.ts';
import { errorPage } from '../src/pages/error-page.ts';
import { helpPage } from '../src/pages/help-page.ts';
import type { Html } from '../src/pages/html.ts';
import { landerPage } from '../src/pages/lander-page.ts';
import { signInPage } from '../src/pages/sign-in-page.ts';
import type { Site } from '../src/pages/site.ts';
import { notAnEmail } from '../src/words/email-refusals.ts';
import { helpTopics } from '../src/words/help.ts';
import { incomplete, signInRefusal } from '../src/words/sign-in-refusals.ts';

const now = Date.UTC(2027, 0, 15, 9, 30, 12);
const next = '/account';

const person: Person = {
  id: 'preview',
  login: 'mere',
  name: 'Mere Walker',
  email: 'mere@my-hpc.example',
  emailVerified: true,
  hasPassword: true,
  project: { name: 'Glacier melt', active: true },
};
const stranger: Person = {
  ...person,
  login: 'a-login-as-long-as-the-centre-lets-anybody-have-one-which-is-64',
  name: '<b>مريم عبد الرحمن</b> Wolfeschlegelsteinhausenbergerdorff',
  emailVerified: false,
  project: { name: 'A project with <i>quite</i> a long name, and & in it', active: false },
};
const off: Status = { devices: [], recoveryCodesLeft: 0, disabled: false };
const on: Status = { devices: [{ id: 'd', name: 'Phone', createdAt: now }], recoveryCodesLeft: 9, disabled: false };

const at = <T extends object>(refusal: T): { refusal: T; now: number } => ({ refusal, now });

/** Every state of the portal's own pages. Those of the second factor are in `@watchword/http`. */
export function states(site: Site): Readonly<Record<string, Html>> {
  return { ...signInStates(site), ...accountStates(site), ...otherStates(site) };
}

function signInStates(site: Site): Record<string, Html> {
  const throttled = signInRefusal({ ok: false, reason: 'throttled', retryAfterSeconds: 48 });
  const wrong = signInRefusal({ ok: false, reason: 'wrong' });
  return {
    'sign-in': signInPage(site, { next }),
    'sign-in-incomplete': signInPage(site, { next, refused: at(incomplete) }),
    'sign-in-wrong': signInPage(site, { next, login: 'mere', refused: at(wrong) }),
    'sign-in-throttled': signInPage(site, { next, login: 'mere', refused: at(throttled) }),
    'C8-away': signInPage(site, { next, wasAway: true }),
  };
}

function accountStates(site: Site): Record<string, Html> {
  return {
    'account-off': accountPage(site, { person, status: off }),
    'account-on': accountPage(site, { person, status: on }),
    'account-long-names': accountPage(site, { person: stranger, status: on }),
    email: emailPage(site, { person }),
    'email-refused': emailPage(site, { person: stranger, typed: '"><b>', refused: at(notAnEmail) }),
    lander: landerPage(site, person),
    'lander-long-names': landerPage(site, stranger),
  };
}

function otherStates(site: Site): Record<string, Html> {
  const [topic] = helpTopics;
  const failed = { again: '/account' };
  return {
    ...(topic && { help: helpPage(site, topic) }),
    'error-403': errorPage(site, { ...failed, failure: { kind: 'request', status: 403 } }),
    'error-404': errorPage(site, { ...failed, failure: { kind: 'request', status: 404 } }),
    'error-500': errorPage(site, { ...failed, failure: { kind: 'portal', status: 500 } }),
    'C10-store-down': errorPage(site, { ...failed, failure: { kind: 'codes', status: 503 } }),
  };
}
