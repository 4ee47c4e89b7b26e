/** A title, which also begins that of the browser's tab, and what there is to say under it. */
export interface Heading {
  readonly title: string;
  readonly text: string;
}

/** Why a set-up that was begun cannot be finished any more. */
export type EndedReason = 'expired' | 'superseded' | 'no-pending' | 'too-many-attempts';

/** Everything that the pages of the set-up say. */
export interface SetUpTexts {
  /** Of the whole set-up. */
  readonly heading: string;
  /** Such as `Step 2 of 3: Link your app`. */
  readonly step: (number: number, of: number, name: string) => string;
  readonly steps: readonly [string, string, string];
  readonly prepare: PrepareTexts;
  readonly ticket: TicketTexts;
  readonly link: LinkTexts;
  readonly ended: Readonly<Record<EndedReason, Heading>>;
  /** Begins once more, with a new QR code. */
  readonly again: string;
  /** Leaves the set-up. */
  readonly cancel: string;
  readonly codes: RecoveryCodesTexts;
  readonly done: DoneTexts;
}

/** Before anything is begun (S1, S2). */
export interface PrepareTexts {
  /** The first device. */
  readonly lead: string;
  /** One more device. */
  readonly another: Heading;
  /** Too many wrong codes were typed: the new app takes the place of the linked ones. */
  readonly replacing: string;
  readonly needs: string;
  readonly met: string;
  readonly unmet: string;
  readonly helpLink: string;
  readonly app: Heading;
  readonly nameLabel: string;
  readonly nameHint: string;
  /** What a device is called that the user gave no name; `number` counts from 1. */
  readonly usualName: (number: number) => string;
  readonly start: string;
  readonly noDevice: (contact: string) => string;
  readonly blocked: Heading;
  readonly checkAgain: string;
  readonly doneAlready: (contact: string) => string;
  readonly nameRefused: Heading;
  /** The host's name for the user cannot be shown in an app. */
  readonly accountNameRefused: Heading;
  readonly tooManyDevices: Heading;
  readonly toDevices: string;
  /** Followed by how long to wait. */
  readonly tooSoon: Heading;
}

/** Where the support desk hands out tickets for a first device. */
export interface TicketTexts extends Heading {
  readonly label: string;
  readonly hint: string;
  readonly action: string;
  readonly refused: Heading;
}

/** The QR code, the key to type, and the first code (S3, S4). */
export interface LinkTexts {
  readonly heading: string;
  readonly scan: Heading;
  /** What a screen reader says of the picture. The key is beside it as text. */
  readonly qrCode: (issuer: string) => string;
  /** Followed by the names of the issuer and of the account. */
  readonly shownAs: string;
  readonly issuer: string;
  readonly account: string;
  readonly sameDevice: string;
  readonly open: string;
  readonly manual: Heading;
  readonly key: string;
  readonly copyKey: string;
  /** For apps that ask for more than the key. */
  readonly kind: (digits: number, seconds: number) => string;
  readonly confirm: string;
  readonly codeLabel: (digits: number) => string;
  readonly codeHint: string;
  readonly action: string;
  /** How long the QR code is good for: some minutes, until a clock time. */
  readonly noHurry: (left: string, until: string) => string;
  readonly over: string;
  readonly notAccepted: (contact: string) => string;
  /** The page cannot show the secret again. */
  readonly lost: Heading;
  readonly malformed: (issuer: string) => Heading;
}

/** Recovery codes, shown once (S6). */
export interface RecoveryCodesTexts {
  /** With the first device. */
  readonly linked: string;
  /** In place of others. */
  readonly renewed: string;
  readonly oldEnded: string;
  readonly heading: string;
  readonly why: string;
  readonly once: string;
  readonly list: string;
  readonly copy: string;
  readonly download: string;
  readonly print: string;
  /** The name of the file, without its ending; it is cut to letters, digits and hyphens. */
  readonly fileName: (site: string) => string;
  /** The first lines of the file and of the printed sheet. */
  readonly sheet: (site: string, account: string, made: string) => readonly string[];
  readonly kept: string;
  readonly action: string;
}

/** The end (S7, S8). */
export interface DoneTexts extends Heading {
  readonly device: string;
  readonly nextSignIn: string;
  readonly spent: string;
  readonly nextHeading: string;
  readonly goOn: string;
  readonly toDevices: string;
  /** There is another device than the new one. */
  readonly others: string;
  readonly missedCodes: Heading;
  readonly newCodes: string;
}
