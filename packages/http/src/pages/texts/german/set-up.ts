import type { SetUpTexts } from '../set-up-texts.ts';

const deleteEntry = 'Hat Ihre App davon schon einen Eintrag, löschen Sie ihn.';

export const setUp: SetUpTexts = {
  heading: 'Zwei-Faktor-Anmeldung einrichten',
  step: (number, of, name) => `Schritt ${number} von ${of}: ${name}`,
  steps: ['Vorbereiten', 'App verbinden', 'Abschließen'],
  prepare: {
    lead: 'Sie verbinden eine Authenticator-App mit Ihrem Konto. Danach melden Sie sich mit Ihrem Passwort und einem Code aus dieser App an. Das dauert etwa 2 Minuten.',
    another: {
      title: 'Weiteres Gerät hinzufügen',
      text: 'Die Codes jedes verbundenen Geräts öffnen Ihr Konto. Ein zweites hilft, wenn das erste verloren geht oder kaputt ist.',
    },
    replacing:
      'Es wurden zu viele falsche Codes eingegeben, deshalb sind Ihre Geräte abgeschaltet. Die App, die Sie jetzt verbinden, tritt an ihre Stelle, und Sie erhalten neue Wiederherstellungscodes.',
    needs: 'Was Sie brauchen',
    met: 'Erledigt',
    unmet: 'Noch zu tun',
    helpLink: 'So geht das',
    app: {
      title: 'Eine Authenticator-App',
      text: 'Halten Sie eine auf Ihrem Telefon oder Computer bereit. Jede App für zeitbasierte Codes ist geeignet, zum Beispiel Aegis, Authy, Google Authenticator, Microsoft Authenticator, 1Password oder KeePassXC.',
    },
    nameLabel: 'Name des Geräts',
    nameHint: 'Damit Sie Ihre Geräte unterscheiden können, zum Beispiel „Diensthandy“.',
    usualName: (number) => (number === 1 ? 'Authenticator-App' : `Authenticator-App ${number}`),
    start: 'Weiter',
    noDevice: (contact) => `Kein Telefon oder Computer, auf dem so eine App läuft? Fragen Sie ${contact}.`,
    blocked: {
      title: 'Vorher ist noch etwas zu tun',
      text: 'Bevor Sie eine Authenticator-App verbinden können, muss noch etwas anderes erledigt werden.',
    },
    checkAgain: 'Erneut prüfen',
    doneAlready: (contact) => `Schon erledigt, aber hier nicht abgehakt? Fragen Sie ${contact}.`,
    nameRefused: {
      title: 'Dieser Name geht nicht',
      text: 'Wählen Sie einen mit bis zu 128 Byte, das sind rund 100 Buchstaben, ohne Zeilenumbrüche und ohne Zeichen, die die Schreibrichtung ändern.',
    },
    accountNameRefused: {
      title: 'Der Name Ihres Kontos geht nicht',
      text: 'Authenticator-Apps können den Namen nicht anzeigen, den Ihr Konto hier hat. Der Support kann ihn ändern.',
    },
    tooManyDevices: {
      title: 'Mehr Geräte sind nicht möglich',
      text: 'Entfernen Sie eines, das Sie nicht mehr benutzen. Dann können Sie ein anderes hinzufügen.',
    },
    toDevices: 'Zu Ihren Geräten',
    tooSoon: {
      title: 'Bitte warten',
      text: 'Sie haben innerhalb einer Stunde oft neu begonnen. Es wurde nichts geändert.',
    },
  },
  ticket: {
    title: 'Sie brauchen ein Ticket',
    text: 'Um hier Ihr erstes Gerät zu verbinden, geben Sie das Ticket ein, das Sie vom Support erhalten haben. Es gilt einen Tag lang, einmal, und nur für Ihr Konto.',
    label: 'Ticket',
    hint: 'Die ganze Zeile, mit Groß- und Kleinbuchstaben wie sie sind. Am besten einfügen.',
    action: 'Weiter',
    refused: {
      title: 'Dieses Ticket gilt nicht',
      text: 'Vielleicht ist es mehr als einen Tag alt, schon benutzt, unvollständig oder für ein anderes Konto. Prüfen Sie, ob Sie die ganze Zeile haben, oder bitten Sie den Support um ein neues.',
    },
  },
  link: {
    heading: 'Authenticator-App verbinden',
    scan: {
      title: 'QR-Code scannen',
      text: 'Öffnen Sie Ihre Authenticator-App, tippen Sie auf Hinzufügen, wählen Sie, dass Sie einen Code scannen möchten, und scannen Sie diesen:',
    },
    qrCode: (issuer) => `QR-Code, der ${issuer} mit Ihrer Authenticator-App verbindet`,
    shownAs: 'Ihre App zeigt dafür',
    issuer: 'Name',
    account: 'Konto',
    sameDevice: 'Ist die App auf diesem Gerät?',
    open: 'In der App öffnen',
    manual: {
      title: 'Scannen geht nicht?',
      text: 'Geben Sie stattdessen diesen Schlüssel in Ihrer App ein:',
    },
    key: 'Schlüssel',
    copyKey: 'Schlüssel kopieren',
    kind: (digits, seconds) => `Falls die App fragt: zeitbasiert (TOTP), ${digits} Ziffern, alle ${seconds} Sekunden.`,
    confirm: 'Ersten Code eingeben',
    codeLabel: (digits) => `${digits}-stelliger Code`,
    codeHint: 'Ihre App zeigt ihn, sobald das Konto hinzugefügt ist.',
    action: 'Gerät verbinden',
    noHurry: (left, until) =>
      `Keine Eile: Dieser QR-Code gilt noch ${left}, bis ${until}. Danach bekommen Sie einfach einen neuen.`,
    over: 'Dieser QR-Code ist abgelaufen. Beginnen Sie neu, dann bekommen Sie einen anderen.',
    notAccepted: (contact) => `Die App zeigt keinen Code, oder er wird nicht angenommen? Fragen Sie ${contact}.`,
    lost: {
      title: 'Der QR-Code lässt sich nicht noch einmal zeigen',
      text: 'Haben Sie ihn schon gescannt, machen Sie mit dem Code weiter. Wenn nicht, beginnen Sie neu: Sie bekommen einen anderen.',
    },
    malformed: (issuer) => ({
      title: 'Das ist kein Code',
      text: `Geben Sie die Ziffern ein, die Ihre Authenticator-App für ${issuer} zeigt.`,
    }),
  },
  ended: {
    expired: {
      title: 'Dieser QR-Code ist abgelaufen',
      text: `Er galt 10 Minuten, damit ihn nicht später jemand findet und die eigene App verbindet. ${deleteEntry}`,
    },
    superseded: {
      title: 'Es gibt einen neueren QR-Code',
      text: 'Sie haben in einem anderen Tab oder Browser neu begonnen, und nur der neueste QR-Code zählt. Machen Sie dort weiter, oder beginnen Sie hier neu. Einträge älterer QR-Codes können Sie in Ihrer App löschen.',
    },
    'no-pending': {
      title: 'Hier wartet nichts auf einen Code',
      text: `Die Einrichtung, zu der diese Seite gehört, ist vorbei. ${deleteEntry}`,
    },
    'too-many-attempts': {
      title: 'Zu viele falsche Codes',
      text: `Dieser QR-Code nimmt keine Codes mehr an. Sorgen Sie dafür, dass Ihr Gerät die Uhrzeit automatisch einstellt, und beginnen Sie neu. ${deleteEntry}`,
    },
  },
  again: 'Neu beginnen',
  cancel: 'Abbrechen',
  codes: {
    linked: 'Ihr Gerät ist verbunden',
    renewed: 'Ihre neuen Wiederherstellungscodes',
    oldEnded: 'Ihre alten Wiederherstellungscodes gelten nicht mehr.',
    heading: 'Bewahren Sie Ihre Wiederherstellungscodes auf',
    why: 'Ohne Ihr Gerät meldet einer dieser Codes Sie an, anstelle des Codes aus der App. Jeder gilt einmal. Bewahren Sie sie nicht bei Ihrem Passwort auf.',
    once: 'Sie werden nur jetzt gezeigt.',
    list: 'Wiederherstellungscodes',
    copy: 'Kopieren',
    download: 'Herunterladen',
    print: 'Drucken',
    fileName: (site) => `${site} Wiederherstellungscodes`,
    sheet: (site, account, made) => [
      `Wiederherstellungscodes für ${site}`,
      `Konto: ${account}`,
      `Erstellt: ${made}`,
      'Jeder gilt einmal, anstelle eines Codes Ihrer App. Neue Codes beenden diese.',
    ],
    kept: 'Ich habe diese Codes aufbewahrt',
    action: 'Weiter',
  },
  done: {
    title: 'Ihr Gerät ist verbunden',
    text: 'Die Zwei-Faktor-Anmeldung ist eingeschaltet.',
    device: 'Gerät',
    nextSignIn:
      'Bei der nächsten Anmeldung werden Sie nach Ihrem Passwort und dann nach einem Code aus dieser App gefragt.',
    spent:
      'Der Code, den Sie eben eingegeben haben, ist verbraucht: Jeder gilt einmal. Geben Sie beim nächsten Mal den ein, den die App dann zeigt.',
    nextHeading: 'Und jetzt?',
    goOn: 'Weiter',
    toDevices: 'Zu Ihren Geräten',
    others:
      'Ist ein älteres Gerät verloren oder ersetzt? Entfernen Sie es bei Ihren Geräten, damit es nichts mehr öffnet.',
    missedCodes: {
      title: 'Haben Sie Ihre Wiederherstellungscodes aufbewahrt?',
      text: 'Sie werden nur einmal gezeigt. Haben Sie sie nicht gesehen, erstellen Sie jetzt neue; die bisherigen gelten dann nicht mehr.',
    },
    newCodes: 'Neue Wiederherstellungscodes erstellen',
  },
};
