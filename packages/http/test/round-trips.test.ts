import { expect, test } from 'vitest';
import { begin, challenged, link, type Person } from './support/people.ts';
import { openSite, type Site } from './support/site.ts';
import type { Reply, Visitor } from './support/visitor.ts';

type Ask = (visitor: Visitor, person: Person) => Promise<Reply>;

async function tripsOf(site: Site, ask: () => Promise<Reply>): Promise<{ status: number; trips: number }> {
  site.storage.trips = 0;
  const { status } = await ask();
  return { status, trips: site.storage.trips };
}

const proven: readonly (readonly [string, number, number, Ask])[] = [
  ['GET status', 200, 2, (visitor) => visitor.get('status')],
  ['GET history', 200, 2, (visitor) => visitor.get('history')],
  ['POST verify', 200, 2, (visitor, { code }) => visitor.post('verify', { code: code() })],
  ['POST verify, wrong', 422, 2, (visitor, { wrong }) => visitor.post('verify', { code: wrong() })],
  ['POST enrollments', 200, 3, (visitor) => visitor.post('enrollments')],
  ['POST recovery-codes', 200, 3, (visitor) => visitor.post('recovery-codes')],
  ['PATCH devices', 200, 3, (visitor, { deviceId }) => visitor.patch(`devices/${deviceId}`, { name: 'Phone' })],
  ['DELETE devices', 204, 3, (visitor, { deviceId }) => visitor.delete(`devices/${deviceId}`)],
];

test.each(proven)('%s of a proven session costs %d in %d round trips', async (_what, status, trips, ask) => {
  const site = openSite();
  const person = await link(site);
  expect(await tripsOf(site, () => ask(person.visitor, person))).toEqual({ status, trips });
});

const unproven: readonly (readonly [string, number, number, Ask])[] = [
  ['GET status', 200, 1, (visitor) => visitor.get('status')],
  ['GET history', 403, 0, (visitor) => visitor.get('history')],
  ['POST verify', 200, 2, (visitor, { code }) => visitor.post('verify', { code: code() })],
  ['POST enrollments', 403, 1, (visitor) => visitor.post('enrollments')],
  ['POST recovery-codes', 403, 0, (visitor) => visitor.post('recovery-codes')],
  ['DELETE devices', 403, 0, (visitor) => visitor.delete('devices/some')],
];

test.each(unproven)('%s before the second factor costs %d in %d round trips', async (_what, status, trips, ask) => {
  const site = openSite();
  const person = await challenged(site);
  expect(await tripsOf(site, () => ask(person.visitor, person))).toEqual({ status, trips });
});

test('a first set-up takes three round trips for each of its two requests', async () => {
  const site = openSite();
  const visitor = site.visitor();
  expect(await tripsOf(site, () => visitor.post('enrollments'))).toEqual({ status: 200, trips: 3 });
  const { confirm } = await begin(site, visitor);
  expect(await tripsOf(site, () => confirm())).toEqual({ status: 200, trips: 3 });
  expect(await tripsOf(site, () => confirm())).toEqual({ status: 409, trips: 2 });
});

test('a code sent twice takes three', async () => {
  const site = openSite();
  const { visitor, code } = await challenged(site);
  await visitor.post('verify', { code: code() });
  expect(await tripsOf(site, () => visitor.post('verify', { code: code() }))).toEqual({ status: 200, trips: 3 });
});

test('A41 what is malformed, from elsewhere, or from nobody takes none', async () => {
  const site = openSite();
  const { visitor } = await challenged(site);
  expect(await tripsOf(site, () => visitor.post('verify', { code: 1 }))).toEqual({ status: 400, trips: 0 });
  const headers = { 'sec-fetch-site': 'cross-site' };
  expect(await tripsOf(site, () => visitor.post('verify', {}, headers))).toEqual({ status: 403, trips: 0 });
  expect(await tripsOf(site, () => site.stranger().get('status'))).toEqual({ status: 401, trips: 0 });
  expect(await tripsOf(site, () => visitor.get('openapi.json'))).toEqual({ status: 200, trips: 0 });
});
