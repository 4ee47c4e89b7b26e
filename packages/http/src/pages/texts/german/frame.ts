import type { FrameTexts } from '../frame-texts.ts';

export const frame: FrameTexts = {
  skip: 'Zum Inhalt',
  panel: 'Konto',
  stuck: (contact) => `Kommen Sie nicht weiter, oder stimmt etwas nicht? Fragen Sie ${contact}.`,
  home: 'Zurück',
  continue: 'Weiter',
  copied: 'Kopiert',
  selected: 'Markiert: Kopieren Sie mit der Tastatur oder dem Menü',
};
