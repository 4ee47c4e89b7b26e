import { describe, expect, it } from 'vitest';
import { keyring } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { enrollEarlier, setUp } from './support/harness.ts';
import { totp } from './support/reference.ts';
import { alterRecord } from './support/stored-account.ts';

/**
 * What was sealed and signed once, by a Python program that shares nothing with core: databases and cookies hold the like,
 * so the formats must never change.
 */
const keys = keyring('golden:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8');
const secret = Buffer.from(Array.from({ length: 20 }, (_, index) => 50 + index));
const zoe = 'zoë';
const device = { id: 'golden-device', algorithm: 'SHA1', digits: 6, period: 30 };
const sealedSecret = 'ww1.golden.ZGVmZ2hpamtsbW5v3_1AA3_5JQ-ayP4AG29BQZhRe6-6oCG1lrjGMFfovNQuc9IM';
const signatures = {
  proof: 'QDdRVvi26gETya3LG_BkJS2kzANRvf3vG0k9cIQKGIk',
  ticket: 'E3wM27v43ptdZJZz-E2DbMfz0qwJW_sjCHzZ8xG8nRY',
};

/** The answer to the right code of the golden secret, put into the record of a user. */
async function verifyWith(userId: string, deviceId = device.id) {
  const harness = setUp({ keys });
  await enrollEarlier(harness, userId);
  await alterRecord(harness.storage, userId, ({ devices }) =>
    Object.assign(devices[0]!, { ...device, id: deviceId, sealedSecret }),
  );
  return harness.watchword.verify({ userId, code: totp(secret, harness.clock.read()) });
}

describe('what another program made', () => {
  it('A17 A35 opens for its user and device', async () => {
    expect(await verifyWith(zoe)).toMatchObject({ ok: true, device: { id: device.id } });
  });

  it('A35 opens for no neighbour: where one field ends and the next begins is sealed as well', async () => {
    for (const [userId, deviceId] of [
      ['zoëg', 'olden-device'],
      ['zo', 'ëgolden-device'],
      ['zoe', device.id],
      ['zoe\u0308', device.id],
      ['Zoë', device.id],
      [zoe, 'Golden-device'],
    ] as const)
      expect((await failureOf(() => verifyWith(userId, deviceId))).code).toBe('corrupt-account');
  });

  it.each(['proof', 'ticket'] as const)('A39 N3 is the same %s as ours', (purpose) => {
    const mac = Buffer.from(signatures[purpose], 'base64url');
    const message = Buffer.from('m');
    expect(Buffer.from(keys.sign(purpose, message).mac)).toEqual(mac);
    expect(keys.verify(purpose, message, { keyId: 'golden', mac })).toBe(true);
  });
});
