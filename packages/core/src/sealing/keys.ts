/** What a key signs. Each purpose has keys of its own, so that a proof is never taken for a ticket or the other way round. */
export type SigningPurpose = 'proof' | 'ticket';

/** A message authentication code, and the key that made it. */
export interface Signature {
  /** 1–32 letters, digits, `-` or `_`. */
  readonly keyId: string;
  /** HMAC-SHA-256: 32 bytes. */
  readonly mac: Uint8Array;
}

/**
 * What core needs of keys; the seam for keys held in a KMS or HSM. {@link keyring} makes the one whose keys are in the process.
 *
 * Every method may answer at once or by a promise. Whatever it throws denies; so does an answer of another type, and one that
 * takes ten seconds. Throw a `WatchwordError` for what is sure, such as `corrupt-account`; anything else becomes the cause
 * of one with the code `keys`, which may be tried again.
 */
export interface Keys {
  /**
   * Seals `plaintext` with the key that seals now; it opens only with the same `associatedData`.
   * Answers at most 1024 characters of printable ASCII without spaces.
   */
  seal(plaintext: Uint8Array, associatedData: Uint8Array): string | Promise<string>;
  /** Opens what {@link Keys.seal} made, by any key in use. Throws if it was altered or belongs elsewhere. */
  open(envelope: string, associatedData: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** True if the envelope was sealed with the key that seals now: nothing to re-seal. */
  isCurrent(envelope: string): boolean | Promise<boolean>;
  /** Authenticates `message` with the first key. */
  sign(purpose: SigningPurpose, message: Uint8Array): Signature | Promise<Signature>;
  /**
   * True only if `mac` is that key's over the message, compared in constant time. An unknown key id is false, not an error.
   */
  verify(purpose: SigningPurpose, message: Uint8Array, signature: Signature): boolean | Promise<boolean>;
}
