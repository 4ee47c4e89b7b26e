import type { VerifyRefusal } from '@watchword/core';
import type { Problem } from '../../problems/problem.ts';
import { signedIn } from '../../security/access.ts';
import { keepProof, nextBinding } from '../../session/keep-proof.ts';
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
  const { watchword, session, context, fields } = call;
  const { user, known = session.proof } = session;
  const binding = nextBinding(session);
  const verified = await watchword.verify({ userId: user.id, code: fields['code'], binding, known, context });
  if (!verified.ok) return (await ifSentAgain(call, verified)) ?? { problem: problemOf(verified) };
  const { ok: _ok, proof, ...body } = verified;
  // The code is spent by now. If the proof cannot be kept, nobody is let in, and the next code has to be shown (T9).
  return { body, cookies: await keepProof(session, proof, { cause: 'code-accepted', binding }) };
}

/**
 * Seconds. As long as a code may live by default (RFC 6238 §5.2, one step on each side): a proof that is older is not that
 * of the code which was sent again.
 */
const lifeOfCode = 90;

/** A code that was used is no error in the session that it has just opened: it was sent twice. */
async function ifSentAgain({ watchword, session }: Call, refused: VerifyRefusal): Promise<Answer | undefined> {
  if (refused.reason !== 'already-used') return undefined;
  const { proof, binding } = session;
  const userId = session.user.id;
  const proven = await watchword.requireProof({ userId, proof, binding, maxAgeSeconds: lifeOfCode });
  if (!proven.ok) return undefined;
  const { method, deviceId } = proven;
  const { devices, recoveryCodesLeft } = await watchword.status({ userId });
  const device = devices.find(({ id }) => id === deviceId);
  return {
    body: { method, ...(device && { device }), recoveryCodesLeft, failuresSinceLastSuccess: 0, repeated: true },
  };
}

function problemOf(refused: VerifyRefusal): Problem {
  if (refused.reason === 'malformed') return malformedCode;
  const { ok: _ok, reason: code, ...said } = refused;
  return { code, ...said };
}
