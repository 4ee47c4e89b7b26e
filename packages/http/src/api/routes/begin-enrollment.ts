import type { BeginEnrollmentResult } from '@watchword/core';
import { qrDataUrl } from '@watchword/qr';
import { beginEnrollment } from '../../actions/begin-enrollment.ts';
import { malformed } from '../../problems/problem.ts';
import type { ProblemCode } from '../../problems/problem-codes.ts';
import { settingUp } from '../../security/access.ts';
import type { Answer, Call } from '../call.ts';
import { objectOf, textOf, timeOf } from '../openapi/schema.ts';
import type { Route } from '../route.ts';

const answer = objectOf({
  enrollmentId: textOf('To confirm it with.'),
  uri: textOf(
    'The otpauth URI, for a link that opens an app on this device. It is the secret: keep and log it nowhere.',
  ),
  manualKey: textOf('The same secret to type, in groups of four.'),
  qrCode: textOf('The same as a picture: an SVG in a data URL, for the `src` of an image.'),
  expiresAt: timeOf('Until then the first code is taken.'),
});

/** `POST enrollments` */
export const beginEnrollmentRoute: Route = {
  method: 'post',
  path: '/enrollments',
  access: settingUp,
  operation: {
    operationId: 'beginEnrollment',
    summary: 'Begin to link a device',
    description: 'Makes a new secret. A set-up that was begun before is superseded; linked devices stay as they are.',
    body: {
      properties: {
        deviceName: textOf('What the user calls the device, at most 128 bytes.'),
        ticket: textOf('Of the support desk, where the first device needs one.'),
      },
    },
    answer,
    problems: [
      'not-eligible',
      'authorization-required',
      'ticket-required',
      'disabled',
      'too-many-devices',
      'too-soon',
      'invalid-name',
    ],
  },
  handle,
};

async function handle(call: Call): Promise<Answer> {
  const { deviceName, ticket } = call.fields;
  if (!isOptionalText(deviceName) || !isOptionalText(ticket)) {
    return { problem: malformed('deviceName and ticket must be text where they are given.') };
  }
  const begun = await beginEnrollment(call, { deviceName, ticket });
  if (!begun.ok) return refusal(call, begun);
  const { enrollmentId, uri, manualKey, expiresAt } = begun;
  return { body: { enrollmentId, uri, manualKey, qrCode: qrDataUrl(uri, { format: 'svg' }), expiresAt } };
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

type Refused = Extract<BeginEnrollmentResult, { readonly ok: false }>;

async function refusal(call: Call, refused: Refused): Promise<Answer> {
  switch (refused.reason) {
    case 'authorization-required':
      return { problem: { code: await whatIsMissing(call) } };
    case 'not-eligible':
      return { problem: { code: refused.reason, unmet: refused.unmet } };
    case 'too-soon':
      return { problem: { code: refused.reason, retryAfterSeconds: refused.retryAfterSeconds } };
    case 'invalid-name':
      return { problem: { code: refused.reason, detail: refused.message } };
    case 'too-many-devices':
      return { problem: { code: refused.reason } };
  }
}

/** Core says that this needs more; here is said what. */
async function whatIsMissing({ watchword, session }: Call): Promise<ProblemCode> {
  const { devices, disabled } = await watchword.status({ userId: session.user.id });
  if (devices.length === 0) return 'ticket-required';
  return disabled ? 'disabled' : 'authorization-required';
}
