import type { Texts } from '../texts.ts';
import { challenge } from './challenge.ts';
import { code } from './code.ts';
import { frame } from './frame.ts';
import { manage } from './manage.ts';
import { problems } from './problems.ts';
import { setUp } from './set-up.ts';

/** The pages in German. */
export const german: Texts = {
  language: 'de',
  direction: 'ltr',
  frame,
  code,
  challenge,
  setUp,
  manage,
  problems,
};
