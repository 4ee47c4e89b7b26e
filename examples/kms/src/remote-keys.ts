import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type Keys, type Signature, WatchwordError } from '@watchword/core';
import { decode, encode, readJson } from './wire.ts';

/** Where the key service is. */
export interface RemoteKeysOptions {
  /** The Unix socket on which it listens. */
  readonly socketPath: string;
  /** Milliseconds that a call may take, connecting and reading included; default 2000. */
  readonly timeLimit?: number;
}

/**
 * Keys that another process holds. Nothing is remembered: each call asks, and one that fails is not tried again. Answers are
 * handed on as they are, because core denies when one is of the wrong type.
 */
export function remoteKeys(options: RemoteKeysOptions): Keys {
  // Without one node:http would ask port 80 of this machine instead.
  if (!options.socketPath)
    throw new WatchwordError('misuse', 'Pass the path of the socket that the key service listens on.');
  const ask = (operation: keyof Keys, input: object) => call(options, operation, JSON.stringify(input));
  return {
    seal: (plaintext, associatedData) =>
      ask('seal', { plaintext: encode(plaintext), associatedData: encode(associatedData) }) as Promise<string>,
    open: async (envelope, associatedData) =>
      decode(await ask('open', { envelope, associatedData: encode(associatedData) })),
    isCurrent: (envelope) => ask('isCurrent', { envelope }) as Promise<boolean>,
    sign: async (purpose, message) => {
      const { keyId, mac } = (await ask('sign', { purpose, message: encode(message) })) as Signature;
      return { keyId, mac: decode(mac) };
    },
    verify: (purpose, message, { keyId, mac }) =>
      ask('verify', { purpose, message: encode(message), keyId, mac: encode(mac) }) as Promise<boolean>,
  };
}

async function call(
  { socketPath, timeLimit = 2000 }: RemoteKeysOptions,
  operation: keyof Keys,
  body: string,
): Promise<unknown> {
  const signal = AbortSignal.timeout(timeLimit);
  // A connection for each call: one kept open could have died with a service that was started anew.
  const sent = request({ socketPath, path: `/${operation}`, method: 'POST', agent: false, signal }).end(body);
  // One that comes after the answer has begun shows when that is read.
  sent.on('error', () => undefined);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const answer = await readJson(response);
  if (response.statusCode === 200) return answer;
  throw refusal(answer);
}

/** What the service is sure of keeps its code. Anything else core takes for a failure that may pass. */
function refusal(answer: unknown): Error {
  const { code, message } = answer as { readonly code?: unknown; readonly message?: unknown };
  if (code === 'corrupt-account' || code === 'unknown-key') return new WatchwordError(code, String(message));
  return new Error(`The key service refused: ${String(message)}`);
}
