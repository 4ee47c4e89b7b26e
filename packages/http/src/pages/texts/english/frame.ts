import type { FrameTexts } from '../frame-texts.ts';

export const frame: FrameTexts = {
  skip: 'Skip to the content',
  panel: 'Account',
  stuck: (contact) => `Stuck, or is something not as it should be? Ask ${contact}.`,
  home: 'Back',
  continue: 'Continue',
  copied: 'Copied',
  selected: 'Selected: copy it with your keyboard or menu',
};
