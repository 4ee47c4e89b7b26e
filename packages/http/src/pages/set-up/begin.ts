import type { BeginEnrollmentResult } from '@watchword/core';
import { beginEnrollment } from '../../actions/begin-enrollment.ts';
import { problemKinds } from '../../problems/problem-codes.ts';
import type { Page, PageAnswer } from '../page.ts';
import type { Visit } from '../page-route.ts';
import { challengeFor, managePath, setUpPath } from '../paths.ts';
import { returnName } from '../return-address.ts';
import { firstStep, nameField } from './first-step.ts';
import { linkPage } from './link-page.ts';
import { parseOtpauth } from './otpauth-link.ts';
import { stopPage } from './stop-page.ts';
import { ticketPage } from './ticket-page.ts';

/** `POST set-up`: the answer itself shows the secret, once. Loaded again, it makes a new one. */
export async function begin(visit: Visit): Promise<PageAnswer> {
  const { call, site, form, returnTo, now } = visit;
  const usual = site.texts.setUp.prepare.usualName(1);
  const deviceName = filled(form[nameField]);
  const begun = await beginEnrollment(call, { deviceName: deviceName ?? usual, ticket: filled(form['ticket']) });
  if (!begun.ok) return refuse(visit, begun);
  const { enrollmentId, uri, expiresAt } = begun;
  return { page: linkPage(site, { enrollmentId, link: parseOtpauth(uri), expiresAt, deviceName, returnTo, now }) };
}

/** A box that was left empty comes as an empty text. */
function filled(text: string | undefined): string | undefined {
  const typed = text?.trim();
  return typed === '' ? undefined : typed;
}

type Refused = Extract<BeginEnrollmentResult, { readonly ok: false }>;

async function refuse(visit: Visit, refused: Refused): Promise<PageAnswer> {
  const { site } = visit;
  const { prepare } = site.texts.setUp;
  const { status } = problemKinds[refused.reason];
  switch (refused.reason) {
    case 'authorization-required':
      return showMore(visit);
    case 'not-eligible':
      return { page: { ...(await firstStep(visit)), status } };
    case 'too-soon': {
      const wait = { until: 'next-try', seconds: refused.retryAfterSeconds } as const;
      return { page: await firstStep(visit, { status, ...prepare.tooSoon, wait }) };
    }
    case 'too-many-devices': {
      const onward = { label: prepare.toDevices, href: managePath(site) };
      return { page: { ...stopPage(site, prepare.tooManyDevices, onward), status } };
    }
    case 'invalid-name':
      return { page: await refusedName(visit, refused.field, status) };
  }
}

async function refusedName(visit: Visit, field: 'user.name' | 'deviceName' | 'name', status: number): Promise<Page> {
  const { texts, home } = visit.site;
  const { accountNameRefused, nameRefused } = texts.setUp.prepare;
  if (field !== 'user.name') return firstStep(visit, { status, ...nameRefused });
  return { ...stopPage(visit.site, accountNameRefused, { label: texts.frame.home, href: home }), status };
}

/** Core says that this needs more: of who has no device a ticket, of all others a fresh code. Then they come back. */
async function showMore(visit: Visit): Promise<PageAnswer> {
  const { call, site, form, returnTo, now } = visit;
  const { devices } = await call.watchword.status({ userId: call.session.user.id });
  if (devices.length === 0) return { page: ticketPage(site, { refused: Boolean(form['ticket']), returnTo, now }) };
  const name = form[nameField];
  const query = new URLSearchParams({ ...(name !== undefined && { [nameField]: name }), [returnName]: returnTo });
  return { seeOther: challengeFor(site, `${setUpPath(site)}?${query.toString()}`) };
}
