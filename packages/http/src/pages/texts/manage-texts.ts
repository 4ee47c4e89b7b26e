import type { Heading } from './set-up-texts.ts';

/** What happened, as the recent activity tells it. */
export interface ActivityTexts {
  readonly 'enrollment-begun': (device: string) => string;
  readonly 'enrollment-code-wrong': (times: number) => string;
  readonly 'device-added': (device: string) => string;
  readonly 'device-renamed': (device: string) => string;
  readonly 'device-removed': (device: string) => string;
  readonly 'recovery-codes-issued': (count: number) => string;
  readonly 'recovery-code-accepted': (left: number) => string;
  readonly 'recovery-code-wrong': (times: number) => string;
  readonly 'recovery-codes-low': (left: number) => string;
  /** The device may be unlinked by now: then it has no name any more. */
  readonly 'code-accepted': (device: string | undefined) => string;
  readonly 'code-wrong': (times: number) => string;
  readonly guessing: (failures: number) => string;
  readonly 'devices-disabled': string;
  readonly 'factors-reset': string;
}

/** Everything that the page about a user's devices says, and the one that removes a device. */
export interface ManageTexts {
  readonly heading: string;
  readonly devices: string;
  readonly on: string;
  readonly off: string;
  readonly none: string;
  readonly noneAction: string;
  /** When a device was linked; the time is `3 minutes ago` or a date. */
  readonly added: (when: string) => string;
  readonly lastUsed: (when: string) => string;
  readonly neverUsed: string;
  readonly rename: string;
  /** For screen readers: which device. */
  readonly renameOf: (device: string) => string;
  readonly nameLabel: string;
  readonly save: string;
  readonly nameRefused: Heading;
  readonly removeLink: string;
  readonly removeOf: (device: string) => string;
  readonly add: string;
  readonly disabled: Heading;
  readonly disabledAction: string;
  readonly recovery: RecoveryTexts;
  readonly activity: {
    readonly heading: string;
    readonly none: string;
    readonly what: ActivityTexts;
    /** Where an event comes from, by its channel, such as `web`, `ssh`, or one of the host's own. */
    readonly place: (channel: string) => string;
    readonly notYou: string;
  };
  /** Under what was changed last. */
  readonly elsewhere: string;
  readonly back: string;
  readonly remove: RemoveTexts;
  readonly gone: Heading;
}

interface RecoveryTexts {
  readonly heading: string;
  readonly left: (count: number) => string;
  readonly low: string;
  readonly used: string;
  readonly renew: string;
  readonly renewHint: string;
}

interface RemoveTexts {
  readonly title: (device: string) => string;
  readonly text: string;
  readonly others: string;
  readonly lastHeading: string;
  readonly last: (recoveryCodes: number) => readonly string[];
  /** Where the host lets nobody in without a second factor. */
  readonly required: string;
  readonly entry: string;
  readonly action: string;
  readonly cancel: string;
}
