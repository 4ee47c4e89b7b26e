/** What the set-up page shows of an enrollment that waits for its first code. */
export interface ShownLink {
  readonly userId: string;
  /** The otpauth URI: the secret itself. */
  readonly uri: string;
  /** The same secret, to be typed. */
  readonly manualKey: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** The links on show, by enrollment. */
export interface ShownLinks {
  keep(enrollmentId: string, link: ShownLink): void;
  /** Only for the one whose link it is, and only until it expires. */
  find(enrollmentId: string, userId: string): ShownLink | undefined;
  drop(enrollmentId: string | undefined): void;
}

/**
 * A wrong code must show the same QR code again, so the URI has to live somewhere for as long as the page does: ten
 * minutes at most, and only until the device is linked or the person signs out. It is kept in this process's memory and
 * nowhere else. Not in the cookie, which browsers store and proxies may log; not in the sessions' file, where it would
 * outlive the page in free pages and backups, readable without the key that seals the same secret in the account. The
 * price: after a restart the page can no longer draw the code, and says so; one that was scanned already can still be
 * confirmed.
 */
export function shownLinks(clock: () => number): ShownLinks {
  const links = new Map<string, ShownLink>();
  return {
    keep(enrollmentId, link) {
      links.set(enrollmentId, link);
      setTimeout(() => links.delete(enrollmentId), link.expiresAt - clock()).unref();
    },
    find(enrollmentId, userId) {
      const link = links.get(enrollmentId);
      return link?.userId === userId && clock() < link.expiresAt ? link : undefined;
    },
    drop(enrollmentId) {
      if (enrollmentId !== undefined) links.delete(enrollmentId);
    },
  };
}
