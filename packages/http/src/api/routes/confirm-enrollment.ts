import { type ConfirmRefused, confirmEnrollment } from '../../actions/confirm-enrollment.ts';
import { confirming } from '../../security/access.ts';
import type { Answer, Call } from '../call.ts';
import { objectOf, ref } from '../openapi/schema.ts';
import type { Route } from '../route.ts';
import { codeField, malformedCode } from './code-field.ts';

/** `POST enrollments/{id}/confirm` */
export const confirmEnrollmentRoute: Route = {
  method: 'post',
  path: '/enrollments/{id}/confirm',
  access: confirming,
  operation: {
    operationId: 'confirmEnrollment',
    summary: 'Link the device by its first code',
    description:
      'The code is spent with it. With the first device come recovery codes: they are answered once. If that answer is ' +
      'lost, make new ones.',
    id: 'The `enrollmentId`.',
    body: { properties: { code: codeField }, required: ['code'] },
    answer: objectOf({ device: ref('Device'), recoveryCodes: ref('RecoveryCodes') }, ['recoveryCodes']),
    problems: [
      'malformed',
      'not-eligible',
      'no-pending',
      'superseded',
      'expired',
      'wrong-code',
      'too-many-attempts',
      'already-confirmed',
    ],
  },
  handle,
};

async function handle(call: Call): Promise<Answer> {
  const confirmed = await confirmEnrollment(call, call.id, call.fields['code']);
  if ('refused' in confirmed) return refusal(confirmed.refused);
  const { device, recoveryCodes, cookies } = confirmed;
  return { body: { device, ...(recoveryCodes && { recoveryCodes }) }, cookies };
}

function refusal(refused: ConfirmRefused): Answer {
  switch (refused.reason) {
    case 'malformed':
      return { problem: malformedCode };
    case 'not-eligible':
      return { problem: { code: refused.reason, unmet: refused.unmet } };
    case 'wrong-code': {
      const { ok: _ok, reason: code, ...said } = refused;
      return { problem: { code, ...said } };
    }
    case 'no-pending':
    case 'superseded':
    case 'expired':
    case 'too-many-attempts':
    case 'already-confirmed':
      return { problem: { code: refused.reason } };
  }
}
