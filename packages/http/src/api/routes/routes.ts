import type { Route } from '../route.ts';
import { beginEnrollment } from './begin-enrollment.ts';
import { confirmEnrollment } from './confirm-enrollment.ts';
import { history } from './history.ts';
import { regenerateRecoveryCodes } from './recovery-codes.ts';
import { removeDevice } from './remove-device.ts';
import { renameDevice } from './rename-device.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';

/** The whole API. */
export const routes: readonly Route[] = [
  status,
  beginEnrollment,
  confirmEnrollment,
  verify,
  renameDevice,
  removeDevice,
  regenerateRecoveryCodes,
  history,
];
