import { removeDevice } from '../../actions/remove-device.ts';
import { proven } from '../../security/access.ts';
import type { Answer, Call } from '../call.ts';
import type { Route } from '../route.ts';
import { deviceId } from './device-id.ts';

/** `DELETE devices/{id}` */
export const removeDeviceRoute: Route = {
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
  const removed = await removeDevice(call);
  return 'refused' in removed ? { problem: { code: removed.refused.reason } } : removed;
}
