import type { DeviceSummary } from '@watchword/core';
import { type Person, prerequisites } from '@watchword-examples/centre';
import { accountPage } from '../src/pages/account-page.ts';
import { challengePage, disabledPage, recoveryChallengePage } from '../src/pages/challenge-page.ts';
import { alreadyOnPage, donePage } from '../src/pages/done-page.ts';
import { endedPage } from '../src/pages/ended-page.ts';
import { errorPage } from '../src/pages/error-page.ts';
import { helpPage } from '../src/pages/help-page.ts';
import type { Html } from '../src/pages/html.ts';
import { linkPage } from '../src/pages/link-page.ts';
import { preparePage } from '../src/pages/prepare-page.ts';
import { recoveryCodesPage } from '../src/pages/recovery-codes-page.ts';
import { signInPage } from '../src/pages/sign-in-page.ts';
import type { Site } from '../src/pages/site.ts';
import { beginRefusal } from '../src/words/begin-refusals.ts';
import { challengeRefusal, disabled, firstCodeRefusal, throttled } from '../src/words/code-refusals.ts';
import { helpTopics } from '../src/words/help.ts';
import { recoveryCodeRefusal } from '../src/words/recovery-code-refusals.ts';
import { incomplete, signInRefusal } from '../src/words/sign-in-refusals.ts';
import { stale, staleSetUp } from '../src/words/stale-proof.ts';

const now = Date.UTC(2027, 0, 15, 9, 30, 12);
const minute = 60_000;
const next = '/account';
const issuer = 'My HPC';

const sampleCodes = Array.from({ length: 10 }, (_, n) => `0000-1111-2222-3333-4444-${String(n).padStart(4, '0')}`);

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
  project: { name: 'A project with <i>quite</i> a long name, and & in it', active: false },
};
const device: DeviceSummary = {
  id: 'd',
  name: 'Authenticator app',
  createdAt: now - 40 * 86_400_000,
  lastUsedAt: now - 3 * minute,
};
const fresh: DeviceSummary = { id: 'd', name: 'Authenticator app', createdAt: now };

const enrollmentId = 'preview';
const expiresAt = now + 10 * minute;
// The secret of RFC 4226's test vectors: it belongs to nobody.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const link = {
  userId: person.id,
  uri: `otpauth://totp/My%20HPC:mere?secret=${secret}&issuer=My%20HPC`,
  manualKey: secret.replace(/.{4}(?!$)/g, '$& '),
  expiresAt,
};
const linking = { person, enrollmentId, expiresAt, link, now };

const told = prerequisites.map(({ check: _check, ...state }) => state);
const ready = { ok: true, met: told, unmet: [] } as const;
const notReady = {
  ok: false,
  met: told.filter(({ id }) => id !== 'active-project'),
  unmet: told.filter(({ id }) => id === 'active-project'),
} as const;

const at = <T extends object>(refusal: T): { refusal: T; now: number } => ({ refusal, now });

/** Every state that a person can meet, by the name of its row in the list of states and a word. */
export function states(site: Site): Readonly<Record<string, Html>> {
  return {
    ...signInStates(site),
    ...challengeStates(site),
    ...accountStates(site),
    ...setUpStates(site),
    ...otherStates(site),
  };
}

function signInStates(site: Site): Record<string, Html> {
  return {
    'sign-in': signInPage(site, { next }),
    'sign-in-incomplete': signInPage(site, { next, refused: at(incomplete) }),
    'sign-in-wrong': signInPage(site, {
      next,
      login: 'mere',
      refused: at(signInRefusal({ ok: false, reason: 'wrong' })),
    }),
    'sign-in-throttled': signInPage(site, {
      next,
      login: 'mere',
      refused: at(signInRefusal({ ok: false, reason: 'throttled', retryAfterSeconds: 48 })),
    }),
    'C8-away': signInPage(site, { next, wasAway: true }),
  };
}

function challengeStates(site: Site): Record<string, Html> {
  const refuse = (result: Parameters<typeof challengeRefusal>[0]): Html => {
    const refusal = challengeRefusal(result, issuer);
    return challengePage(site, { person, refused: refusal && at(refusal) });
  };
  const wrongCode = recoveryCodeRefusal({ ok: false, reason: 'wrong-code', retryAfterSeconds: 10 });
  const wrongRecoveryCode = wrongCode && at(wrongCode);
  return {
    'C1-ask': challengePage(site, { person }),
    'C1-long-names': challengePage(site, { person: stranger }),
    'C2-wrong': refuse({ ok: false, reason: 'wrong-code', retryAfterSeconds: 0 }),
    'C2-malformed': refuse({ ok: false, reason: 'malformed' }),
    'C2-wrong-and-wait': refuse({ ok: false, reason: 'wrong-code', retryAfterSeconds: 30 }),
    'C3-used': refuse({ ok: false, reason: 'already-used', retryAfterSeconds: 17 }),
    'C4-throttled': challengePage(site, { person, refused: at(throttled(240)) }),
    'C5-disabled': disabledPage(site, at(disabled)),
    'C5-disabled-wrong': disabledPage(site, at(disabled), wrongRecoveryCode),
    'C1-recovery': recoveryChallengePage(site, { person }),
    'C1-recovery-long-names': recoveryChallengePage(site, { person: stranger }),
    'C2-recovery-wrong': recoveryChallengePage(site, { person, refused: wrongRecoveryCode }),
    'C6-skew': refuse({ ok: false, reason: 'wrong-code', retryAfterSeconds: 0, clockSkewSeconds: 95 }),
  };
}

function accountStates(site: Site): Record<string, Html> {
  const byRecoveryCode = { person, devices: [device], failures: 0, byRecoveryCode: true, now };
  return {
    'account-off': accountPage(site, { person, devices: [], recoveryCodesLeft: 10, failures: 0, now }),
    'account-on': accountPage(site, { person, devices: [device], recoveryCodesLeft: 10, failures: 0, now }),
    'account-long-names': accountPage(site, {
      person: stranger,
      devices: [{ ...device, name: stranger.name }],
      recoveryCodesLeft: 10,
      failures: 0,
      now,
    }),
    'C9-failures': accountPage(site, { person, devices: [device], recoveryCodesLeft: 10, failures: 12, now }),
    'C7-account-replace': accountPage(site, { ...byRecoveryCode, recoveryCodesLeft: 9 }),
    'C7-account-disabled': accountPage(site, { ...byRecoveryCode, recoveryCodesLeft: 1, disabled: true }),
    'account-stale': accountPage(site, { ...byRecoveryCode, recoveryCodesLeft: 9, refused: at(stale) }),
  };
}

function setUpStates(site: Site): Record<string, Html> {
  const wrong = firstCodeRefusal({ ok: false, reason: 'wrong-code', attemptsLeft: 9 }, issuer);
  return {
    'S1-not-eligible': preparePage(site, { person, eligibility: notReady }),
    'S2-before': preparePage(site, { person, eligibility: ready }),
    'S2-too-soon': preparePage(site, {
      person,
      eligibility: ready,
      refused: at(beginRefusal({ ok: false, reason: 'too-soon', retryAfterSeconds: 1900 })),
    }),
    'S2-replace': preparePage(site, { person, eligibility: ready, replaces: true }),
    'S2-stale': preparePage(site, { person, eligibility: ready, replaces: true, refused: at(staleSetUp) }),
    'S3-link': linkPage(site, linking),
    'S3-restarted': linkPage(site, { ...linking, link: undefined }),
    'S4-wrong': linkPage(site, { ...linking, refused: at(wrong), typed: '123 456' }),
    'S5-expired': endedPage(site, { person, reason: 'expired' }),
    'S5-superseded': endedPage(site, { person, reason: 'superseded' }),
    'S5-attempts': endedPage(site, { person, reason: 'too-many-attempts' }),
    'S6-recovery-codes': recoveryCodesPage(site, { person, codes: sampleCodes }),
    'S6-renewed': recoveryCodesPage(site, { person, codes: sampleCodes, renewed: true }),
    'S7-done': donePage(site, { person, device: fresh, now }),
    'S8-already-on': alreadyOnPage(site, { person, device, now }),
  };
}

function otherStates(site: Site): Record<string, Html> {
  const [topic] = helpTopics;
  const failed = { again: '/sign-in/code' };
  return {
    ...(topic && { help: helpPage(site, topic) }),
    'error-403': errorPage(site, { ...failed, failure: { kind: 'request', status: 403 } }),
    'error-404': errorPage(site, { ...failed, failure: { kind: 'request', status: 404 } }),
    'error-500': errorPage(site, { ...failed, failure: { kind: 'portal', status: 500 } }),
    'C10-store-down': errorPage(site, { ...failed, failure: { kind: 'codes', status: 503 } }),
  };
}
