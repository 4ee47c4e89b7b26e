import type { Failure } from '../errors/failure.ts';

/** An error page's words. */
export interface ErrorWords {
  readonly title: string;
  readonly text: string;
  /** What the way on is called. */
  readonly action: string;
}

const again = 'Try again';

const requestWords: Readonly<Record<number, ErrorWords>> = {
  403: {
    title: 'That form can’t be used from here',
    text: 'To protect your account, forms are only taken from the portal’s own pages, in an up-to-date browser. Nothing was changed.',
    action: 'Open the page again',
  },
  404: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the page may have moved.',
    action: 'Go to the start page',
  },
  413: {
    title: 'That was too much',
    text: 'More was sent than any form of the portal needs. Nothing was changed.',
    action: again,
  },
};

const unusable: ErrorWords = {
  title: 'That can’t be understood',
  text: 'What the browser sent is not what the portal’s pages send. Nothing was changed.',
  action: 'Open the page again',
};

export function errorWords(failure: Failure): ErrorWords {
  switch (failure.kind) {
    case 'request':
      return requestWords[failure.status] ?? unusable;
    case 'codes':
      return {
        title: 'We can’t check codes right now',
        text: 'Nothing was used up. Wait a moment, then try again with the code that your app shows then.',
        action: again,
      };
    case 'records':
      return {
        title: 'We can’t reach our records right now',
        text: 'Nothing was changed. Wait a moment, then try again.',
        action: again,
      };
    case 'portal':
      return {
        title: 'Something went wrong on our side',
        text: 'It has been noted. Try again in a while.',
        action: again,
      };
  }
}
