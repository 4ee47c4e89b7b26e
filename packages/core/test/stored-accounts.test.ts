import { describe, expect, it } from 'vitest';
import { failureOf } from './support/failures.ts';
import { enrolledOnFaultyStore } from './support/faulty-store.ts';
import { alterRecord, readRecord, writeText } from './support/stored-account.ts';

/** What would be right in that field after all. */
function fits(field: string, value: unknown): boolean {
  return field === 'generation' && value === 'x';
}

describe('a stored account that cannot be read', () => {
  const secretLooking = 'ww1.test.SECRETSECRET';
  it.each<[string, string]>([
    ['no JSON', `{"devices":[{"sealedSecret":"${secretLooking}`],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['an empty object', '{}'],
    ['an older schema', '{"schema":0}'],
    ['a schema in text', '{"schema":"2"}'],
  ])('A9 A41 throws corrupt-account and quotes nothing: %s', async (_what, text) => {
    const { storage, verify, watchword } = await enrolledOnFaultyStore();
    await writeText(storage, 'alice', text);
    for (const call of [
      verify,
      () => watchword.status({ userId: 'alice' }),
      () => watchword.beginEnrollment({ user: { id: 'alice', name: 'alice' } }),
    ]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'corrupt-account', retryable: false });
      expect(`${failure.message}${String(failure.cause)}`).not.toContain('SECRET');
    }
  });

  it('A9 throws corrupt-account if any field is missing or of another type', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    const intact = await readRecord(storage, 'alice');
    const required = Object.keys(intact).filter((field) => field !== 'recovery');
    expect(required).toEqual(expect.arrayContaining(['schema', 'generation', 'devices', 'begins', 'attempts']));
    for (const field of required) {
      for (const value of [undefined, null, 'x', -1, 1.5, [null], { x: 1 }].filter((other) => !fits(field, other))) {
        await writeText(storage, 'alice', JSON.stringify({ ...intact, [field]: value }));
        expect([field, value, (await failureOf(verify)).code]).toEqual([field, value, 'corrupt-account']);
      }
    }
  });

  it('A9 T8 throws corrupt-account if a device lacks any field: without lastStep nothing would be spent', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    const intact = await readRecord(storage, 'alice');
    const fields = Object.keys(intact.devices[0]!);
    expect(fields).toEqual(expect.arrayContaining(['id', 'name', 'sealedSecret', 'lastStep', 'digits', 'period']));
    for (const field of fields) {
      for (const value of [undefined, null, -2, [], '']) {
        const device = { ...intact.devices[0]!, [field]: value };
        await writeText(storage, 'alice', JSON.stringify({ ...intact, devices: [device] }));
        expect([field, value, (await failureOf(verify)).code]).toEqual([field, value, 'corrupt-account']);
      }
    }
  });

  it('T10 throws newer-schema for an account of a later version', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    await alterRecord(storage, 'alice', (record) => {
      record.schema = 2;
    });
    expect(await failureOf(verify)).toMatchObject({ code: 'newer-schema' });
  });

  it('A9 is left as it is', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    await writeText(storage, 'alice', '{"schema":1}');
    await failureOf(verify);
    expect((await storage.load('alice'))?.account).toBe('{"schema":1}');
  });
});
