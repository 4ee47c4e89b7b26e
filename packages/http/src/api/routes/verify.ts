import type { VerifyRefusal } from '@watchword/core';
import { verifyCode } from '../../actions/verify-code.ts';
import type { Problem } from '../../problems/problem.ts';
import { signedIn } from '../../security/access.ts';
import type { Answer, Call } from '../call.ts';
import { countOf, flag, objectOf, ref } from '../openapi/schema.ts';
import type { Route } from '../route.ts';
import { codeField, malformedCode } from './code-field.ts';

const answer = objectOf(
  {
    method: { enum: ['totp', 'recovery-code', 'enrollment'], description: 'What the code was.' },
    device: { ...ref('Device'), description: 'Whose code it was; absent for a recovery code.' },
    recoveryCodesLeft: countOf('Recovery codes that were not used yet.'),
    failuresSinceLastSuccess: countOf('Wrong codes before this one. Many mean that somebody knows the password.'),
    repeated: { ...flag, description: 'True if this code had just opened this session: the second of two clicks.' },
  },
  ['device', 'repeated'],
);

/** `POST verify` */
export const verify: Route = {
  method: 'post',
  path: '/verify',
  access: signedIn,
  operation: {
    operationId: 'verify',
    summary: 'Show a code',
    description: 'A code of an app or a recovery code. Each is accepted once. The proof of it is kept in the session.',
    body: { properties: { code: codeField }, required: ['code'] },
    answer,
    problems: ['malformed', 'wrong-code', 'already-used', 'throttled', 'disabled', 'not-enrolled'],
  },
  handle,
};

async function handle(call: Call): Promise<Answer> {
  const verified = await verifyCode(call, call.fields['code']);
  if ('refused' in verified) return { problem: problemOf(verified.refused) };
  return { body: verified.accepted, cookies: verified.cookies };
}

function problemOf(refused: VerifyRefusal): Problem {
  if (refused.reason === 'malformed') return malformedCode;
  const { ok: _ok, reason: code, ...said } = refused;
  return { code, ...said };
}
