/** What a client tells problems apart by. It stays the same from release to release. */
export type ProblemCode =
  | 'malformed'
  | 'not-signed-in'
  | 'cross-site'
  | 'second-factor-required'
  | 'authorization-required'
  | 'ticket-required'
  | 'not-eligible'
  | 'disabled'
  | 'not-found'
  | 'no-pending'
  | 'method-not-allowed'
  | 'already-used'
  | 'not-enrolled'
  | 'already-confirmed'
  | 'superseded'
  | 'too-many-attempts'
  | 'too-many-devices'
  | 'expired'
  | 'too-large'
  | 'unsupported-media-type'
  | 'wrong-code'
  | 'invalid-name'
  | 'throttled'
  | 'too-soon'
  | 'internal-error'
  | 'unavailable';

/** A kind of problem: its HTTP status, its title, and what to tell the user or the developer. */
interface Kind {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

/** Every problem that can be answered, by its stable code. Details address whoever types the code. */
export const problemKinds: Readonly<Record<ProblemCode, Kind>> = {
  malformed: { status: 400, title: 'Malformed request', detail: 'The request could not be read.' },
  'not-signed-in': { status: 401, title: 'Not signed in', detail: 'Sign in first.' },
  'cross-site': {
    status: 403,
    title: 'Request from another site',
    detail: 'Requests that change something are taken from pages of this site, or as JSON from programs.',
  },
  'second-factor-required': {
    status: 403,
    title: 'Second factor required',
    detail: 'Show a code of your app, or a recovery code, first.',
  },
  'authorization-required': {
    status: 403,
    title: 'Fresh second factor required',
    detail: 'This needs a code from the last few minutes. Show one more, then try again.',
  },
  'ticket-required': {
    status: 403,
    title: 'Ticket required',
    detail: 'Linking a first device needs a valid ticket. The support desk hands them out.',
  },
  'not-eligible': {
    status: 403,
    title: 'Not eligible',
    detail: 'Something is missing before a device can be linked.',
  },
  disabled: {
    status: 403,
    title: 'Devices disabled',
    detail:
      'Too many wrong codes were entered. Use a recovery code, and change your password: it may not have been you.',
  },
  'not-found': { status: 404, title: 'Not found', detail: 'There is no such thing here.' },
  'no-pending': { status: 404, title: 'No set-up begun', detail: 'Begin the set-up first.' },
  'method-not-allowed': { status: 405, title: 'Method not allowed', detail: 'The Allow header names those that are.' },
  'already-used': {
    status: 409,
    title: 'Code already used',
    detail: 'That code was already used, or is older than the last one. Wait for the next.',
  },
  'not-enrolled': { status: 409, title: 'No device linked', detail: 'Link a device first.' },
  'already-confirmed': { status: 409, title: 'Already linked', detail: 'This device is linked already.' },
  superseded: {
    status: 409,
    title: 'Set-up begun again',
    detail: 'The set-up was begun again since. Only the newest QR code counts.',
  },
  'too-many-attempts': {
    status: 409,
    title: 'Too many wrong codes',
    detail: 'Begin the set-up again, with a new QR code.',
  },
  'too-many-devices': { status: 409, title: 'Too many devices', detail: 'Remove a device before you link another.' },
  expired: { status: 410, title: 'Set-up expired', detail: 'Begin the set-up again, with a new QR code.' },
  'too-large': { status: 413, title: 'Body too large', detail: 'A body may have 16 KiB.' },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    detail: 'Send application/json in UTF-8, not compressed.',
  },
  'wrong-code': {
    status: 422,
    title: 'Wrong code',
    detail: 'That code did not match. Wait for the next one, and make sure that it is the entry for this account.',
  },
  'invalid-name': { status: 422, title: 'Invalid name', detail: 'Choose another name.' },
  throttled: {
    status: 429,
    title: 'Too many wrong codes',
    detail: 'Codes are not looked at for a while. A recovery code may work now.',
  },
  'too-soon': { status: 429, title: 'Set-up begun too often', detail: 'Begin the set-up later.' },
  'internal-error': { status: 500, title: 'Internal error', detail: 'Something went wrong here. Nobody was let in.' },
  unavailable: {
    status: 503,
    title: 'Codes cannot be checked now',
    detail: 'Nothing was accepted. Try again in a moment.',
  },
};
