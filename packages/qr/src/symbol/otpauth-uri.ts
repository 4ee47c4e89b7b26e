import { QrError } from '../errors.ts';
import type { ErrorCorrection } from './error-correction.ts';

/** Bytes that the largest symbol holds at each level (ISO/IEC 18004, version 40, byte mode). */
const capacity: Readonly<Record<ErrorCorrection, number>> = { L: 2953, M: 2331, Q: 1663, H: 1273 };

/** Type, label, and somewhere in the query a secret. Its parameters are the business of whoever built it. */
const shape = /^otpauth:\/\/[th]otp\/[^?#]+\?(?:[^#]*&)?secret=[^&#]/;

/**
 * Checks that there is something worth scanning. Only ASCII is let through: a QR code does not say which encoding its bytes
 * are in, and apps guess differently; a URI percent-encodes everything else (RFC 3986 §2.1).
 *
 * @throws {@link QrError} `invalid-uri`, `uri-too-long`; neither repeats the input
 */
export function checkOtpauthUri(uri: unknown, errorCorrection: ErrorCorrection): asserts uri is string {
  if (typeof uri !== 'string' || !uri.startsWith('otpauth://')) throw invalid('It does not start with otpauth://.');
  if (uri.length > capacity[errorCorrection]) throw tooLong(errorCorrection);
  if (!/^[!-~]+$/.test(uri)) throw invalid('It holds spaces or other characters that a URI must percent-encode.');
  if (!shape.test(uri)) throw invalid('It lacks a type (totp or hotp), a label or a secret.');
}

function invalid(problem: string): QrError {
  return new QrError(
    'invalid-uri',
    `What should be drawn is not an otpauth URI. ${problem} Pass the "uri" that beginEnrollment returned.`,
  );
}

function tooLong(errorCorrection: ErrorCorrection): QrError {
  return new QrError(
    'uri-too-long',
    `The otpauth URI does not fit into a QR code: at error correction ${errorCorrection} it may have ` +
      `${capacity[errorCorrection]} characters. Shorten the issuer or the account name.`,
  );
}
