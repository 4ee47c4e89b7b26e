import type { ProblemTexts } from '../problem-texts.ts';

export const problems: ProblemTexts = {
  again: 'Try again',
  signIn: 'Sign in',
  malformed: {
    title: 'That didn’t work',
    text: 'The form could not be read. Load the page again, and send it once more.',
  },
  'not-signed-in': {
    title: 'Sign in again',
    text: 'You were away too long, so you have been signed out. Nothing was used up.',
  },
  'cross-site': {
    title: 'Sent from another page',
    text: 'That form didn’t come from this site, so nothing was done. Open the page here, and send it from there.',
  },
  'not-found': { title: 'Page not found', text: 'There is nothing at this address.' },
  'method-not-allowed': { title: 'That didn’t work', text: 'This page can’t be used like that. Open it once more.' },
  'too-large': { title: 'Too much text', text: 'What was sent is too large. Nothing was done.' },
  'unsupported-media-type': {
    title: 'That didn’t work',
    text: 'The form was sent in a way that is not supported. Load the page again, and send it once more.',
  },
  'internal-error': {
    title: 'Something went wrong',
    text: 'It is our fault, not yours, and it has been reported. Try again in a moment.',
  },
  unavailable: {
    title: 'We can’t check codes right now',
    text: 'Nothing was used up. Try again in a moment.',
  },
};
