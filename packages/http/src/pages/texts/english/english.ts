import type { Texts } from '../texts.ts';
import { challenge } from './challenge.ts';
import { code } from './code.ts';
import { frame } from './frame.ts';
import { problems } from './problems.ts';

/** The pages in English. */
export const english: Texts = {
  language: 'en',
  direction: 'ltr',
  frame,
  code,
  challenge,
  problems,
};
