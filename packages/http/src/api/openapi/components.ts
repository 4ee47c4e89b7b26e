import { problemKinds } from '../../problems/problem-codes.ts';
import { countOf, objectOf, ref, type Schema, text, textOf, timeOf } from './schema.ts';

const device: Schema = objectOf(
  {
    id: text,
    name: textOf('What the user calls it. Text, never markup.'),
    createdAt: timeOf('When it was linked.'),
    lastUsedAt: timeOf('When it last signed in; absent until it does.'),
  },
  ['lastUsedAt'],
);

const prerequisite: Schema = objectOf(
  { id: text, description: textOf('A sentence for the user.'), helpUrl: textOf('Where to do something about it.') },
  ['helpUrl'],
);

const recoveryCodes: Schema = {
  type: 'array',
  items: text,
  description: 'To be shown once and kept by the user. They cannot be read again.',
};

const problem: Schema = {
  ...objectOf(
    {
      type: { type: 'string', format: 'uri', description: 'Where the code is explained.' },
      title: textOf('The same for every problem of this code.'),
      status: { type: 'integer', description: 'The HTTP status.' },
      detail: textOf('What to do, in a sentence for the user.'),
      code: { type: 'string', enum: Object.keys(problemKinds), description: 'Tell problems apart by this.' },
      retryAfterSeconds: countOf('Until the next try is worth it.'),
      clockSkewSeconds: { type: 'integer', description: "So much the clock of the user's device is behind." },
      attemptsLeft: countOf('Wrong codes that this set-up still takes.'),
      unmet: { type: 'array', items: ref('Prerequisite'), description: 'What is still missing.' },
    },
    ['retryAfterSeconds', 'clockSkewSeconds', 'attemptsLeft', 'unmet'],
  ),
  description: 'Why a request was not carried out (RFC 9457). Members that you do not know may be ignored.',
};

/** The schemas that operations refer to by name. */
export const components: Readonly<Record<string, Schema>> = {
  Device: device,
  Prerequisite: prerequisite,
  Problem: problem,
  RecoveryCodes: recoveryCodes,
};
