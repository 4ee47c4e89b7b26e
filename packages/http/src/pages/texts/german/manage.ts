import type { ManageTexts } from '../manage-texts.ts';

const places: ReadonlyMap<string, string> = new Map([
  ['web', 'im Web'],
  ['ssh', 'über SSH'],
  ['api', 'über die API'],
  ['cli', 'durch den Support'],
]);

export const manage: ManageTexts = {
  heading: 'Zwei-Faktor-Anmeldung',
  devices: 'Ihre Geräte',
  on: 'Ein',
  off: 'Aus',
  none: 'Es ist kein Gerät verbunden. Mit einem melden Sie sich mit Ihrem Passwort und einem Code aus einer Authenticator-App auf Ihrem Telefon oder Computer an.',
  noneAction: 'Zwei-Faktor-Anmeldung einrichten',
  added: (when) => `Hinzugefügt: ${when}`,
  lastUsed: (when) => `Zuletzt benutzt: ${when}`,
  neverUsed: 'Noch nicht zur Anmeldung benutzt',
  rename: 'Umbenennen',
  renameOf: (device) => `${device} umbenennen`,
  nameLabel: 'Neuer Name',
  save: 'Speichern',
  nameRefused: {
    title: 'Dieser Name geht nicht',
    text: 'Wählen Sie einen mit bis zu 128 Byte, das sind rund 100 Buchstaben, ohne Zeilenumbrüche und ohne Zeichen, die die Schreibrichtung ändern.',
  },
  removeLink: 'Entfernen',
  removeOf: (device) => `${device} entfernen`,
  add: 'Weiteres Gerät hinzufügen',
  disabled: {
    title: 'Ihre Geräte sind abgeschaltet',
    text: 'Es wurden zu viele falsche Codes eingegeben. Vielleicht waren das nicht Sie: Ändern Sie Ihr Passwort. Richten Sie dann Ihre App neu ein; dazu müssen Sie in den letzten Minuten einen Wiederherstellungscode eingegeben haben.',
  },
  disabledAction: 'App neu einrichten',
  recovery: {
    heading: 'Wiederherstellungscodes',
    left: (count) => (count === 1 ? 'Ein Code ist übrig.' : `${count} Codes sind übrig.`),
    low: 'Das sind wenige. Erstellen Sie neue, solange Sie können.',
    used: 'Jeder meldet Sie einmal an, wenn Ihr Gerät nicht zur Hand ist.',
    renew: 'Neue Wiederherstellungscodes erstellen',
    renewHint: 'Sie sehen die neuen einmal, und die alten gelten sofort nicht mehr.',
  },
  activity: {
    heading: 'Letzte Ereignisse',
    none: 'Noch nichts.',
    what: {
      'enrollment-begun': (device) => `Einrichtung von ${device} begonnen`,
      'enrollment-code-wrong': (times) =>
        times === 1 ? 'Falscher Code bei der Einrichtung' : `${times} falsche Codes bei der Einrichtung`,
      'device-added': (device) => `${device} verbunden`,
      'device-renamed': (device) => `Ein Gerät in ${device} umbenannt`,
      'device-removed': (device) => `${device} entfernt`,
      'recovery-codes-issued': (count) => `${count} neue Wiederherstellungscodes erstellt`,
      'recovery-code-accepted': (left) => `Wiederherstellungscode angenommen, ${left} übrig`,
      'recovery-code-wrong': (times) =>
        times === 1 ? 'Falscher Wiederherstellungscode' : `${times} falsche Wiederherstellungscodes`,
      'recovery-codes-low': (left) =>
        left === 1 ? 'Nur noch ein Wiederherstellungscode übrig' : `Nur noch ${left} Wiederherstellungscodes übrig`,
      'code-accepted': (device) => (device === undefined ? 'Code angenommen' : `Code von ${device} angenommen`),
      'code-wrong': (times) => (times === 1 ? 'Falscher Code' : `${times} falsche Codes`),
      guessing: (failures) => `Vielleicht rät jemand Codes: ${failures} falsche nacheinander`,
      'devices-disabled': 'Geräte nach zu vielen falschen Codes abgeschaltet',
      'factors-reset': 'Alles vom Support zurückgesetzt',
    },
    place: (channel) => places.get(channel) ?? channel,
    notYou: 'Stammt etwas davon nicht von Ihnen? Ändern Sie Ihr Passwort und entfernen Sie dann, was Sie nicht kennen.',
  },
  elsewhere: 'Wo Sie sonst noch angemeldet sind, wird wieder ein Code verlangt.',
  back: 'Zurück zu Ihren Geräten',
  remove: {
    title: (device) => `${device} entfernen?`,
    text: 'Die Codes dieses Geräts gelten sofort nicht mehr, weder hier noch anderswo, wo Sie sich damit anmelden.',
    others: 'Ihre anderen Geräte und Ihre Wiederherstellungscodes gelten weiter.',
    lastHeading: 'Das ist Ihr letztes Gerät',
    last: (recoveryCodes) => [
      'Ohne dieses Gerät ist die Zwei-Faktor-Anmeldung aus: Nur noch Ihr Passwort schützt Ihr Konto.',
      ...(recoveryCodes === 0 ? [] : ['Auch Ihre Wiederherstellungscodes gelten dann nicht mehr.']),
    ],
    required: 'Hier ist sie vorgeschrieben: Bevor Sie weitermachen können, müssen Sie sie neu einrichten.',
    entry: 'Löschen Sie danach auch den Eintrag in Ihrer App.',
    action: 'Gerät entfernen',
    cancel: 'Behalten',
  },
  gone: {
    title: 'Dieses Gerät ist nicht verbunden',
    text: 'Vielleicht wurde es inzwischen entfernt, in einem anderen Tab oder vom Support.',
  },
};
