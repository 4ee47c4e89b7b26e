const idBytes = 15;

/** 120 random bits in base64url: unguessable, and never minted twice. */
export function randomId(random: (length: number) => Uint8Array): string {
  return Buffer.from(random(idBytes)).toString('base64url');
}

/** A random number from 0 up to, but not including, 1. */
export function randomFraction(random: (length: number) => Uint8Array): number {
  return Buffer.from(random(4)).readUInt32BE() / 2 ** 32;
}
