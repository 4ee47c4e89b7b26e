import type { ProblemTexts } from '../problem-texts.ts';

export const problems: ProblemTexts = {
  again: 'Erneut versuchen',
  signIn: 'Anmelden',
  malformed: {
    title: 'Das hat nicht geklappt',
    text: 'Das Formular konnte nicht gelesen werden. Laden Sie die Seite neu und senden Sie es noch einmal.',
  },
  'not-signed-in': {
    title: 'Melden Sie sich wieder an',
    text: 'Sie waren zu lange weg und wurden deshalb abgemeldet. Es wurde nichts verbraucht.',
  },
  'cross-site': {
    title: 'Von einer anderen Seite gesendet',
    text: 'Dieses Formular kam nicht von dieser Website, deshalb ist nichts geschehen. Öffnen Sie die Seite hier und senden Sie es von dort.',
  },
  'not-found': { title: 'Seite nicht gefunden', text: 'Unter dieser Adresse gibt es nichts.' },
  'method-not-allowed': {
    title: 'Das hat nicht geklappt',
    text: 'Diese Seite lässt sich so nicht benutzen. Öffnen Sie sie noch einmal.',
  },
  'too-large': { title: 'Zu viel Text', text: 'Was gesendet wurde, ist zu groß. Es ist nichts geschehen.' },
  'unsupported-media-type': {
    title: 'Das hat nicht geklappt',
    text: 'Das Formular wurde auf eine Weise gesendet, die hier nicht geht. Laden Sie die Seite neu und senden Sie es noch einmal.',
  },
  'internal-error': {
    title: 'Etwas ist schiefgegangen',
    text: 'Es liegt an uns, nicht an Ihnen, und es wurde gemeldet. Versuchen Sie es gleich noch einmal.',
  },
  unavailable: {
    title: 'Wir können gerade keine Codes prüfen',
    text: 'Es wurde nichts verbraucht. Versuchen Sie es gleich noch einmal.',
  },
};
