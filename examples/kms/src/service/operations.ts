import type { Keyring, SigningPurpose } from '@watchword/core';
import { decode, encode } from '../wire.ts';

type Input = Readonly<Record<string, unknown>>;

/** What can be asked of the service. There is no operation that answers a key. */
const operations = {
  seal: (keys, { plaintext, associatedData }) => keys.seal(decode(plaintext), decode(associatedData)),
  open: (keys, { envelope, associatedData }) => encode(keys.open(envelope as string, decode(associatedData))),
  isCurrent: (keys, { envelope }) => keys.isCurrent(envelope as string),
  sign: (keys, { purpose, message }) => {
    const { keyId, mac } = keys.sign(purpose as SigningPurpose, decode(message));
    return { keyId, mac: encode(mac) };
  },
  verify: (keys, { purpose, message, keyId, mac }) =>
    keys.verify(purpose as SigningPurpose, decode(message), { keyId: keyId as string, mac: decode(mac) }),
} satisfies Record<string, (keys: Keyring, input: Input) => unknown>;

export type Operation = keyof typeof operations;

export function isOperation(name: string): name is Operation {
  return Object.hasOwn(operations, name);
}

/** Carries one out. The key ring itself refuses what it cannot use. */
export function operate(keys: Keyring, name: Operation, input: unknown): unknown {
  if (typeof input !== 'object' || input === null) throw new TypeError('An object was expected.');
  return operations[name](keys, input as Input);
}
