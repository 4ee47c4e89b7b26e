/** Length of a key, and of every key derived from it (AES-256, HMAC-SHA-256). */
export const keyBytes = 32;

/** What every complaint about keys ends in: the command that makes one, ready to paste. */
export function howToMakeOne(id: string = thisMonth()): string {
  return `Make one: node -p "'${id}:' + crypto.randomBytes(${keyBytes}).toString('base64url')"`;
}

/** The id of a new key, such as `2026-11`: it says when the key was made. */
export function thisMonth(): string {
  return new Date().toISOString().slice(0, 7);
}
