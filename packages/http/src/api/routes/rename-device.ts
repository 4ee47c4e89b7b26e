import { malformed } from '../../problems/problem.ts';
import { proven } from '../../security/access.ts';
import { type Answer, type Call, vouching } from '../call.ts';
import { objectOf, ref, textOf } from '../openapi/schema.ts';
import type { Route } from '../route.ts';
import { deviceId } from './device-id.ts';

/** `PATCH devices/{id}` */
export const renameDevice: Route = {
  method: 'patch',
  path: '/devices/{id}',
  access: proven,
  operation: {
    operationId: 'renameDevice',
    summary: 'Give a device another name',
    description: 'Needs a code from the last few minutes.',
    id: deviceId,
    body: { properties: { name: textOf('At most 128 bytes.') }, required: ['name'] },
    answer: objectOf({ device: ref('Device') }),
    problems: ['malformed', 'authorization-required', 'not-found', 'invalid-name'],
  },
  handle,
};

async function handle(call: Call): Promise<Answer> {
  const { name } = call.fields;
  if (typeof name !== 'string') return { problem: malformed('name must be text.') };
  const renamed = await call.watchword.renameDevice({ ...vouching(call), deviceId: call.id, name });
  if (renamed.ok) return { body: { device: renamed.device } };
  const { reason: code } = renamed;
  return { problem: code === 'invalid-name' ? { code, detail: renamed.message } : { code } };
}
