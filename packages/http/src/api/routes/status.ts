import type { Proven, Status } from '@watchword/core';
import { signedIn } from '../../security/access.ts';
import type { Answer, Call } from '../call.ts';
import { countOf, flag, objectOf, ref, textOf, timeOf } from '../openapi/schema.ts';
import type { Route } from '../route.ts';

const short = {
  enrolled: { ...flag, description: 'True if there is a device to show a code of.' },
  disabled: { ...flag, description: 'True after too many wrong codes: only recovery codes still work.' },
  retryAt: timeOf('Until then codes are not looked at, unless the session has shown one before.'),
};

const pending = objectOf({
  enrollmentId: textOf('Of the set-up that waits for its first code.'),
  name: textOf('What the device is to be called.'),
  expiresAt: timeOf('When it is to be begun again.'),
});

const whole = {
  ...short,
  devices: { type: 'array', items: ref('Device') },
  recoveryCodesLeft: countOf('Recovery codes that were not used yet.'),
  pending,
  method: { enum: ['totp', 'recovery-code', 'enrollment'], description: 'How the second factor was shown.' },
  authenticatedAt: timeOf('When it was shown.'),
};

/** `GET status` */
export const status: Route = {
  method: 'get',
  path: '/status',
  access: signedIn,
  operation: {
    operationId: 'getStatus',
    summary: 'How things stand',
    description:
      'With `devices` and all the rest once the second factor was shown in this session; without them before.',
    answer: { anyOf: [objectOf(whole, ['retryAt', 'pending']), objectOf(short, ['retryAt'])] },
    problems: [],
  },
  handle,
};

async function handle({ watchword, session }: Call): Promise<Answer> {
  const { user, proof, binding } = session;
  const proven = await watchword.requireProof({ userId: user.id, proof, binding });
  const status = await watchword.status({ userId: user.id });
  return { body: proven.ok ? { ...shortOf(status), ...restOf(status, proven) } : shortOf(status) };
}

/** All that is told to who has shown no more than the first factor. */
function shortOf({ devices, disabled, retryAt }: Status): object {
  return { enrolled: devices.length > 0, disabled, ...(retryAt !== undefined && { retryAt }) };
}

function restOf({ devices, recoveryCodesLeft, pending }: Status, { method, authenticatedAt }: Proven): object {
  return { devices, recoveryCodesLeft, ...(pending && { pending }), method, authenticatedAt };
}
