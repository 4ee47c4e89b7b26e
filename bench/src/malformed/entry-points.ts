import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';

/** Every text of every verb that can come from a client: a call that hands it over. */
export type EntryPoints = Readonly<Record<string, (value: never) => Promise<unknown>>>;

/** The entry points of a Watchword whose store is empty: what is refused unseen does not reach a store. */
export function entryPoints(): EntryPoints {
  const watchword = createWatchword({ issuer: 'My HPC', keys: keyring(generateKey()), storage: memoryStorage() });
  const user = { id: 'alice', name: 'alice' };
  const userId = user.id;
  const change = { userId, authorization: 'x', deviceId: 'x' };
  return {
    'verify: code': (code) => watchword.verify({ userId, code }),
    'verify: userId': (userId) => watchword.verify({ userId, code: '123456' }),
    'verify: known': (known) => watchword.verify({ userId, code: '123456', known }),
    'verify: binding': (binding) => watchword.verify({ userId, code: '123456', binding }),
    'verify: context': (userAgent) => watchword.verify({ userId, code: '123456', context: { userAgent } }),
    'confirmEnrollment: code': (code) => watchword.confirmEnrollment({ user, enrollmentId: 'x', code }),
    'confirmEnrollment: enrollmentId': (enrollmentId) =>
      watchword.confirmEnrollment({ user, enrollmentId, code: '123456' }),
    'beginEnrollment: deviceName': (deviceName) => watchword.beginEnrollment({ user, deviceName }),
    'beginEnrollment: user.name': (name) => watchword.beginEnrollment({ user: { ...user, name } }),
    'removeDevice: authorization': (authorization) => watchword.removeDevice({ ...change, authorization }),
    'removeDevice: deviceId': (deviceId) => watchword.removeDevice({ ...change, deviceId }),
    'renameDevice: name': (name) => watchword.renameDevice({ ...change, name }),
    'requireProof: proof': (proof) => watchword.requireProof({ userId, proof }),
    'readProof: proof': (proof) => watchword.readProof({ userId, proof }),
    'history: before': (before) => watchword.history({ userId, before }),
  };
}
