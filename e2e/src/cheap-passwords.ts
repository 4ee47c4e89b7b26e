import type { PasswordCost } from '@watchword-examples/centre';

/** These tests are about codes: hundreds of passwords are checked on the way. */
export const cheapPasswords: PasswordCost = { logN: 4, r: 8, p: 1 };
