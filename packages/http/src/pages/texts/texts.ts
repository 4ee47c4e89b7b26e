import type { ChallengeTexts } from './challenge-texts.ts';
import type { CodeTexts } from './code-texts.ts';
import type { FrameTexts } from './frame-texts.ts';
import type { ManageTexts } from './manage-texts.ts';
import type { ProblemTexts } from './problem-texts.ts';
import type { SetUpTexts } from './set-up-texts.ts';

/**
 * Everything that the pages say, in one language. All of it is plain text: what stands in it is escaped, and values come
 * already written in the language. A text that is missing does not compile. A group of them is `Texts['code']`, and so on.
 */
export interface Texts {
  /** BCP 47 tag, such as `en` or `de-CH`. Numbers, waits and dates follow from it. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly frame: FrameTexts;
  readonly code: CodeTexts;
  readonly challenge: ChallengeTexts;
  readonly setUp: SetUpTexts;
  readonly manage: ManageTexts;
  readonly problems: ProblemTexts;
}
