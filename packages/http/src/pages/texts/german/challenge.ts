import type { ChallengeTexts } from '../challenge-texts.ts';

export const challenge: ChallengeTexts = {
  title: 'Zwei-Faktor-Anmeldung',
  confirmTitle: 'Bestätigen Sie, dass Sie es sind',
  toSignIn: (name, site) =>
    `Um sich als ${name} anzumelden, geben Sie den Code ein, den Ihre Authenticator-App für ${site} zeigt.`,
  toConfirm: (site) =>
    `Um zu bestätigen, dass Sie es sind, geben Sie den Code ein, den Ihre Authenticator-App für ${site} zeigt.`,
  toChange: (site) =>
    `Änderungen am zweiten Faktor brauchen einen neuen Code: Geben Sie den ein, den Ihre Authenticator-App für ${site} zeigt.`,
  hint: 'Er wechselt laufend, und jeder gilt einmal. Ein Wiederherstellungscode kommt in dasselbe Feld.',
  recoveryTitle: 'Wiederherstellungscode benutzen',
  recoveryLead: (site) => `Geben Sie einen der Wiederherstellungscodes ein, die Sie von ${site} haben.`,
  recoveryHint: 'Einer der Codes, die Sie beim Einrichten Ihrer App aufbewahrt haben. Jeder gilt einmal.',
  useRecoveryCode: 'Kein Gerät zur Hand? Wiederherstellungscode benutzen',
  useApp: 'Authenticator-App benutzen',
  noneAtHand: (contact) => `Weder Gerät noch Wiederherstellungscode? Fragen Sie ${contact}.`,
  otherAccount: 'Mit einem anderen Konto anmelden',
  disabledLead:
    'Mit Ihrer Authenticator-App können Sie sich nicht anmelden, mit einem Ihrer Wiederherstellungscodes schon.',
  disabledWayBack: 'Damit können Sie Ihre App auch neu einrichten, und Codes gelten dann wieder.',
  disabledPassword: (change) => `Waren Sie es nicht, kennt vielleicht jemand Ihr Passwort. ${change}.`,
  disabledSupport: (contact) =>
    `Kein Wiederherstellungscode? Wenden Sie sich an ${contact}: Dort wird geprüft, ob Sie es sind.`,
  changePassword: 'Ändern Sie das Passwort',
  noDevice: 'Mit Ihrem Konto ist keine Authenticator-App verbunden.',
  setUp: 'Zwei-Faktor-Anmeldung einrichten',
  recoveredTitle: 'Wiederherstellungscode angenommen',
  codesLeft: (count) =>
    count === 0
      ? 'Das war Ihr letzter Wiederherstellungscode.'
      : `Er ist jetzt verbraucht. ${count === 1 ? 'Einer ist' : `${count} sind`} übrig.`,
  lostDevice: 'Ist Ihr Gerät verloren? Ersetzen Sie es jetzt: Einige Minuten lang erlaubt das dieser Code.',
  replace: 'Gerät ersetzen',
  setUpAnew:
    'Die Codes Ihrer App sind abgeschaltet. Richten Sie Ihre App neu ein: Einige Minuten lang erlaubt das dieser Code.',
  failuresTitle: 'Es wurden falsche Codes eingegeben',
  failures: (count) =>
    count === 1
      ? 'Seit Ihrer letzten Anmeldung gab es einen falschen Code.'
      : `Seit Ihrer letzten Anmeldung gab es ${count} falsche Codes.`,
  notYou: (change) => `Waren Sie es nicht, kennt jemand Ihr Passwort. ${change}.`,
};
