import { proven } from '../../security/access.ts';
import { keepProof } from '../../session/keep-proof.ts';
import { type Answer, type Call, vouching } from '../call.ts';
import type { Route } from '../route.ts';
import { deviceId } from './device-id.ts';

/** `DELETE devices/{id}` */
export const removeDevice: Route = {
  method: 'delete',
  path: '/devices/{id}',
  access: proven,
  operation: {
    operationId: 'removeDevice',
    summary: 'Unlink a device',
    description:
      'Needs a code from the last few minutes. What was proven in other sessions ends with it; the recovery codes go with ' +
      'the last device.',
    id: deviceId,
    problems: ['authorization-required', 'not-found'],
  },
  handle,
};

async function handle(call: Call): Promise<Answer> {
  const { watchword, session } = call;
  const removed = await watchword.removeDevice({ ...vouching(call), deviceId: call.id });
  if (!removed.ok) return { problem: { code: removed.reason } };
  const { proof } = removed;
  if (proof === undefined) return {};
  // The new proof is that of before, made in the session as it is now.
  return { cookies: await keepProof(session, proof, { cause: 'device-removed', binding: session.binding }) };
}
