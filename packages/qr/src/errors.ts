/** Why a {@link QrError} was thrown. */
export type QrErrorCode = 'invalid-uri' | 'uri-too-long' | 'invalid-option' | 'unknown-option';

/**
 * Thrown when there is nothing to draw or an option is wrong. The message never repeats what was passed in: an otpauth URI
 * is the secret itself, and error messages end in logs (U11).
 *
 * Tell errors apart by `code`: `instanceof` fails when an application holds two copies of a package.
 */
export class QrError extends Error {
  override readonly name = 'QrError';
  readonly code: QrErrorCode;

  constructor(code: QrErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
