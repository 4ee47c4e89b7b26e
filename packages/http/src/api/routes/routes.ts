import type { Route } from '../route.ts';
import { beginEnrollmentRoute } from './begin-enrollment.ts';
import { confirmEnrollmentRoute } from './confirm-enrollment.ts';
import { history } from './history.ts';
import { regenerateRecoveryCodes } from './recovery-codes.ts';
import { removeDeviceRoute } from './remove-device.ts';
import { renameDevice } from './rename-device.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';

/** The whole API. */
export const routes: readonly Route[] = [
  status,
  beginEnrollmentRoute,
  confirmEnrollmentRoute,
  verify,
  renameDevice,
  removeDeviceRoute,
  regenerateRecoveryCodes,
  history,
];
