/** Of a code: its box, and why it was not accepted. */
export interface CodeTexts {
  readonly label: string;
  readonly recoveryLabel: string;
  readonly verify: string;
  readonly malformed: RefusalText<[issuer: string]>;
  readonly wrong: RefusalText<[issuer: string]>;
  /** The clock of the device is behind by about so long. */
  readonly clockBehind: (wait: string) => string;
  readonly malformedRecoveryCode: RefusalText;
  readonly wrongRecoveryCode: RefusalText;
  readonly alreadyUsed: RefusalText;
  readonly throttled: RefusalText;
  /** Recovery codes have a wait of their own. */
  readonly recoveryThrottled: RefusalText;
  readonly disabled: RefusalText;
  readonly nextCodeIn: (wait: string) => string;
  readonly nextCodeNow: string;
  readonly nextTryIn: (wait: string, at: string) => string;
  readonly nextTryNow: string;
  /** Told only when there are few. */
  readonly triesLeft: (count: number) => string;
}

/** A refusal: its name, which begins the title of the page, and what to do next. */
export interface RefusalText<Values extends readonly unknown[] = []> {
  readonly title: string;
  readonly text: (...values: Values) => string;
}
