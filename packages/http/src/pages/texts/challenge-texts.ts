/** The second factor at a sign-in, or once more before a change. */
export interface ChallengeTexts {
  readonly title: string;
  /** Where somebody is signed in already. */
  readonly confirmTitle: string;
  readonly toSignIn: (name: string, site: string) => string;
  readonly toConfirm: (site: string) => string;
  readonly toChange: (site: string) => string;
  readonly hint: string;
  /** Where a recovery code is asked for. */
  readonly recoveryTitle: string;
  readonly recoveryLead: (site: string) => string;
  readonly recoveryHint: string;
  readonly useRecoveryCode: string;
  readonly useApp: string;
  readonly noneAtHand: (contact: string) => string;
  /** Ends the session. */
  readonly otherAccount: string;
  /** Under a challenge whose codes are switched off (C5). */
  readonly disabledLead: string;
  readonly disabledWayBack: string;
  /** `change` is {@link changePassword}, as a link or not. */
  readonly disabledPassword: (change: string) => string;
  readonly disabledSupport: (contact: string) => string;
  /** A whole sentence without its point. */
  readonly changePassword: string;
  /** Nobody is signed in, or there is no device to show a code of. */
  readonly noDevice: string;
  readonly setUp: string;
  /** A recovery code was accepted (C7). */
  readonly recoveredTitle: string;
  readonly codesLeft: (count: number) => string;
  readonly lostDevice: string;
  readonly replace: string;
  /** Codes of the app are switched off, and a recovery code was accepted. */
  readonly setUpAnew: string;
  /** Wrong codes since the last sign-in (C9). */
  readonly failuresTitle: string;
  readonly failures: (count: number) => string;
  readonly notYou: (change: string) => string;
}
