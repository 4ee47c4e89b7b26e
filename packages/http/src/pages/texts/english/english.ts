import type { Texts } from '../texts.ts';
import { challenge } from './challenge.ts';
import { code } from './code.ts';
import { frame } from './frame.ts';
import { manage } from './manage.ts';
import { problems } from './problems.ts';
import { setUp } from './set-up.ts';

/** The pages in English. */
export const english: Texts = {
  language: 'en',
  direction: 'ltr',
  frame,
  code,
  challenge,
  setUp,
  manage,
  problems,
};
