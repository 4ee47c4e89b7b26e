import type { RowGroup } from './row.ts';

export const verification: RowGroup = {
  heading: 'Web applications (OWASP ASVS 5.0 and cheat sheets)',
  rows: [
    ['V1', 'M', 'Codes of an app and recovery codes work once'],
    ['V2', 'M', 'Recovery codes of 112 bits or more are kept as salted hashes'],
    ['V3', 'M', 'Secrets and codes come from a secure source of randomness'],
    ['V4', 'M', 'A recovery code has at least 20 bits'],
    ['V5', 'M', 'A code lives 30 seconds, and one step more on each side at most by default'],
    ['V6', 'S', 'A device that is lost can be revoked'],
    ['V7', 'M', 'Limits of guessing are documented, do not shut the owner out, and are the same by every way in'],
    ['V8', 'S', 'A right password with a wrong code, and a change of factors, can be told to the user'],
    ['V9', 'S', 'Who exists, and who has a second factor, does not show before the first one'],
    ['V10', 'M', 'A new password neither clears nor bypasses the second factor'],
    ['V11', 'M', 'Who has lost every factor is proven as at the first enrollment'],
    ['V12', 'M', 'Each factor that is shown begins a new session id, and the old one is dead'],
    ['V13', 'M', 'After a change of factors other sessions end, and that is said'],
    ['V14', 'M', 'A change of factors takes a fresh authentication, not just a session'],
    ['V15', 'M', 'No step is skipped: a session without its second factor reaches the challenge alone'],
    ['V16', 'M', 'What can be used once is used in one atomic transaction'],
    [
      'V17',
      'M',
      'Secrets are sealed with authenticated encryption, bound to their place, under keys that can be rolled',
    ],
    ['V18', 'M', 'Every authentication is logged with its factor, and never a code, secret or URI'],
    ['V19', 'M', 'Nothing secret is in an address, and no page is kept by anybody'],
    ['V20', 'M', 'Cookies are Secure, HttpOnly and SameSite; reading changes nothing; no page is framed'],
    ['V21', 'M', 'Requests from other sites change nothing, signing in included'],
    ['V22', 'M', 'A change of e-mail address or password takes the second factor'],
    ['V23', 'S', 'Attempts are limited strictly, and eight digits are possible'],
  ],
};

export const entry: RowGroup = {
  heading: 'Entry form (WCAG 2.2 and HTML)',
  rows: [
    ['W1', 'M', 'A code can be pasted and filled in, however it is grouped'],
    ['W2', 'M', 'There is one box'],
    ['W3', 'S', 'The box is text with a keyboard of digits, is made for one-time codes, and keeps leading zeros'],
    ['W5', 'M', 'Label and instructions are text, and an error says which field and what to do'],
    ['W6', 'M', 'Errors and countdowns are announced once, without moving the focus'],
    ['W7', 'M', 'A time limit that is not essential loses nothing: who was away comes back to where they were'],
    ['W8', 'M', 'After a wrong code nothing else has to be typed again'],
    ['W9', 'M', 'The QR code has an equal in text: the key, grouped, to select and to copy'],
    ['W10', 'S', 'There is always a second way: a recovery code'],
  ],
};

export const protocol: RowGroup = {
  heading: 'HTTP (RFC 6585, RFC 9457, rate limit draft)',
  rows: [
    ['R1', 'M', 'Too many requests are told with 429 and whole seconds to wait'],
    ['R2', 'O', 'The fields of the rate limit draft say the same'],
    ['R3', 'M', 'Nobody sees what is left of somebody else’s tries'],
    ['R4', 'M', 'Errors are application/problem+json with a type, a title, the status and a stable code'],
  ],
};
