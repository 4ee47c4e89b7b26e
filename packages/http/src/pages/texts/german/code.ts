import type { CodeTexts } from '../code-texts.ts';

export const code: CodeTexts = {
  label: 'Code',
  recoveryLabel: 'Wiederherstellungscode',
  verify: 'Prüfen',
  malformed: {
    title: 'Das ist kein Code',
    text: (issuer) =>
      `Geben Sie die Ziffern ein, die Ihre Authenticator-App für ${issuer} zeigt, oder einen ganzen Wiederherstellungscode.`,
  },
  wrong: {
    title: 'Falscher Code',
    text: (issuer) =>
      `Dieser Code stimmt nicht. Warten Sie auf den nächsten, und achten Sie darauf, dass es der Eintrag für ${issuer} ist.`,
  },
  clockBehind: (wait) =>
    `Die Uhr Ihres Geräts geht nach, und zwar um etwa ${wait}. Schalten Sie die automatische Uhrzeit ein und geben Sie dann den nächsten Code ein.`,
  malformedRecoveryCode: {
    title: 'Das ist kein Wiederherstellungscode',
    text: () =>
      'Ein Wiederherstellungscode hat 24 Buchstaben und Ziffern in sechs Vierergruppen. Leerzeichen, Bindestriche und Großschreibung spielen keine Rolle.',
  },
  wrongRecoveryCode: {
    title: 'Falscher Wiederherstellungscode',
    text: () =>
      'Dieser Wiederherstellungscode stimmt nicht oder wurde schon benutzt. Jeder gilt einmal: Versuchen Sie einen anderen.',
  },
  alreadyUsed: {
    title: 'Code schon benutzt',
    text: () => 'Dieser Code wurde schon benutzt oder ist älter als der letzte.',
  },
  throttled: {
    title: 'Bitte warten',
    text: () =>
      'Es waren zu viele falsche Codes. Zum Schutz Ihres Kontos werden Codes der App eine Weile nicht geprüft. Ein Wiederherstellungscode funktioniert jetzt.',
  },
  recoveryThrottled: {
    title: 'Bitte warten',
    text: () => 'Es waren zu viele falsche Wiederherstellungscodes. Alle paar Sekunden kann einer versucht werden.',
  },
  disabled: {
    title: 'Codes sind abgeschaltet',
    text: () => 'Für Ihr Konto wurden zu viele falsche Codes eingegeben, vielleicht nicht von Ihnen.',
  },
  nextCodeIn: (wait) => `Der nächste erscheint in Ihrer App in ${wait}.`,
  nextCodeNow: 'Ihre App zeigt jetzt den nächsten.',
  nextTryIn: (wait, at) => `Sie können es in ${wait} wieder versuchen, um ${at}.`,
  nextTryNow: 'Sie können es jetzt wieder versuchen.',
  triesLeft: (count) => (count === 1 ? 'Ein Versuch ist übrig.' : `${count} Versuche sind übrig.`),
};
