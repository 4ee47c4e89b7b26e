import { generateTOTP, verifyTOTPWithGracePeriod } from '@oslojs/otp';
import { NodeCryptoPlugin } from '@otplib/plugin-crypto-node';
import { Secret, TOTP } from 'otpauth';
import { generateSync, verifySync } from 'otplib';
import speakeasy from 'speakeasy';
import type { MakeChecker } from './checker.ts';

const otplib: MakeChecker = (secret) => ({
  name: 'otplib',
  generate: () => generateSync({ secret }),
  check: (token) => verifySync({ secret, token, epochTolerance: 30 }).valid,
});

const otplibOnNode: MakeChecker = (secret) => {
  const crypto = new NodeCryptoPlugin();
  return {
    name: 'otplib, node plugin',
    generate: () => generateSync({ secret, crypto }),
    check: (token) => verifySync({ secret, token, epochTolerance: 30, crypto }).valid,
  };
};

const otpauth: MakeChecker = (secret) => {
  const totp = new TOTP({ secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) });
  return {
    name: 'otpauth',
    generate: () => totp.generate(),
    check: (token) => totp.validate({ token, window: 1 }) !== null,
  };
};

const oslo: MakeChecker = (secret) => ({
  name: '@oslojs/otp',
  generate: () => generateTOTP(secret, 30, 6),
  check: (code) => verifyTOTPWithGracePeriod(secret, 30, 6, code, 30),
});

const speakeasyOnHex: MakeChecker = (bytes) => {
  const options = { secret: bytes.toString('hex'), encoding: 'hex' } as const;
  return {
    name: 'speakeasy',
    generate: () => speakeasy.totp(options),
    check: (token) => speakeasy.totp.verify({ ...options, token, window: 1 }),
  };
};

/** Each as its documentation says, with whatever it lets one prepare. */
export const libraries: readonly MakeChecker[] = [otplib, otplibOnNode, otpauth, oslo, speakeasyOnHex];
