import type { ConfirmEnrollmentResult } from '@watchword/core';

/** Why an enrollment that was begun cannot be finished any more. */
export type EndedReason = Extract<
  Exclude<ConfirmEnrollmentResult, { readonly ok: true }>['reason'],
  'expired' | 'superseded' | 'no-pending' | 'too-many-attempts'
>;

/** What the person reads of it. */
export interface EndedWords {
  readonly title: string;
  readonly text: string;
}

const remove = 'If your app has an entry from it already, delete that one.';

/** Each says what happened and what it means for the entry in the app (S5). */
export const endedWords: Readonly<Record<EndedReason, EndedWords>> = {
  expired: {
    title: 'This QR code has expired',
    text: `It was good for 10 minutes, so that nobody finds it later and links their own app. ${remove}`,
  },
  superseded: {
    title: 'There is a newer QR code',
    text: 'You began again in another tab or browser, and only the newest QR code counts. Go on there, or begin again here. Entries that your app has from older QR codes can be deleted.',
  },
  'no-pending': {
    title: 'Nothing is waiting for a code',
    text: `The set-up that this page belongs to is over. ${remove}`,
  },
  'too-many-attempts': {
    title: 'Too many wrong codes',
    text: `This QR code takes no more codes. Make sure that your device sets its time automatically, and begin again. ${remove}`,
  },
};
