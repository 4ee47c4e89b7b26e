import type { SetUpTexts } from '../set-up-texts.ts';

const deleteEntry = 'If your app has an entry from it already, delete that one.';

export const setUp: SetUpTexts = {
  heading: 'Set up two-factor authentication',
  step: (number, of, name) => `Step ${number} of ${of}: ${name}`,
  steps: ['Get ready', 'Link your app', 'Finish'],
  prepare: {
    lead: 'You link an authenticator app to your account. From then on you sign in with your password and a code from that app. It takes about 2 minutes.',
    another: {
      title: 'Add another device',
      text: 'Codes of each linked device open your account. A second one helps when the first is lost or broken.',
    },
    replacing:
      'Too many wrong codes were typed, so your devices are switched off. The app that you link now takes their place, and you get new recovery codes.',
    needs: 'What you need',
    met: 'Done',
    unmet: 'To do',
    helpLink: 'How to do that',
    app: {
      title: 'An authenticator app',
      text: 'Have one on your phone or computer, and keep it at hand. Any app that makes time-based codes will do, such as Aegis, Authy, Google Authenticator, Microsoft Authenticator, 1Password or KeePassXC.',
    },
    nameLabel: 'Name of the device',
    nameHint: 'So that you can tell your devices apart, such as “Work phone”.',
    usualName: (number) => (number === 1 ? 'Authenticator app' : `Authenticator app ${number}`),
    start: 'Continue',
    noDevice: (contact) => `No phone or computer that can run such an app? Ask ${contact}.`,
    blocked: {
      title: 'Something to do first',
      text: 'Before you can link an authenticator app, something else has to be done.',
    },
    checkAgain: 'Check again',
    doneAlready: (contact) => `Done already, but not ticked here? Ask ${contact}.`,
    nameRefused: {
      title: 'That name can’t be used',
      text: 'Choose one of up to 128 bytes, which is about 100 letters, without line breaks or marks that change the direction of writing.',
    },
    accountNameRefused: {
      title: 'Your account’s name can’t be used',
      text: 'Authenticator apps can’t show the name that your account has here. Support can change it.',
    },
    tooManyDevices: {
      title: 'You have as many devices as there may be',
      text: 'Remove one that you no longer use. Then you can add another.',
    },
    toDevices: 'Go to your devices',
    tooSoon: { title: 'Please wait', text: 'You have begun many times within an hour. Nothing was changed.' },
  },
  ticket: {
    title: 'You need a ticket',
    text: 'To link your first device here, type the ticket that support gave you. It is good for one day, once, and for your account only.',
    label: 'Ticket',
    hint: 'The whole line, capitals and small letters as they are. Best paste it.',
    action: 'Continue',
    refused: {
      title: 'That ticket isn’t good',
      text: 'It may be more than a day old, used already, incomplete, or for another account. Check that you have the whole line, or ask support for a new one.',
    },
  },
  link: {
    heading: 'Link your authenticator app',
    scan: {
      title: 'Scan the QR code',
      text: 'Open your authenticator app, tap its add button, choose to scan a code, and scan this:',
    },
    qrCode: (issuer) => `QR code that links ${issuer} to your authenticator app`,
    shownAs: 'Your app will show it as',
    issuer: 'Name',
    account: 'Account',
    sameDevice: 'Is the app on this device?',
    open: 'Open in app',
    manual: { title: 'Can’t scan?', text: 'Enter this key in your app instead:' },
    key: 'Key',
    copyKey: 'Copy key',
    kind: (digits, seconds) => `If the app asks: time-based (TOTP), ${digits} digits, every ${seconds} seconds.`,
    confirm: 'Type the first code',
    codeLabel: (digits) => `${digits}-digit code`,
    codeHint: 'Your app shows it once the account is added.',
    action: 'Link device',
    noHurry: (left, until) =>
      `No hurry: this QR code is good for ${left} more, until ${until}. If that passes, you simply get a new one.`,
    over: 'This QR code has expired. Begin again to get a new one.',
    notAccepted: (contact) => `The app shows no code, or the code isn’t accepted? Ask ${contact}.`,
    lost: {
      title: 'The QR code can’t be shown again',
      text: 'If you have scanned it already, go on with the code. If not, begin again: you get a new one.',
    },
    malformed: (issuer) => ({
      title: 'Not a code',
      text: `Type the digits that your authenticator app shows for ${issuer}.`,
    }),
  },
  ended: {
    expired: {
      title: 'This QR code has expired',
      text: `It was good for 10 minutes, so that nobody finds it later and links their own app. ${deleteEntry}`,
    },
    superseded: {
      title: 'There is a newer QR code',
      text: 'You began again in another tab or browser, and only the newest QR code counts. Go on there, or begin again here. Entries that your app has from older QR codes can be deleted.',
    },
    'no-pending': {
      title: 'Nothing is waiting for a code',
      text: `The set-up that this page belongs to is over. ${deleteEntry}`,
    },
    'too-many-attempts': {
      title: 'Too many wrong codes',
      text: `This QR code takes no more codes. Make sure that your device sets its time automatically, and begin again. ${deleteEntry}`,
    },
  },
  again: 'Begin again',
  cancel: 'Cancel',
  codes: {
    linked: 'Your device is linked',
    renewed: 'Your new recovery codes',
    oldEnded: 'Your old recovery codes no longer work.',
    heading: 'Keep your recovery codes',
    why: 'Without your device, one of these codes signs you in instead of the app’s. Each works once. Keep them where your password is not.',
    once: 'They are shown only now.',
    list: 'Recovery codes',
    copy: 'Copy',
    download: 'Download',
    print: 'Print',
    fileName: (site) => `${site} recovery codes`,
    sheet: (site, account, made) => [
      `Recovery codes for ${site}`,
      `Account: ${account}`,
      `Made: ${made}`,
      'Each works once, instead of a code of your app. New codes end these.',
    ],
    kept: 'I have kept these codes',
    action: 'Continue',
  },
  done: {
    title: 'Your device is linked',
    text: 'Two-factor authentication is on.',
    device: 'Device',
    nextSignIn: 'When you next sign in, you are asked for your password and then for a code from this app.',
    spent:
      'The code that you have just typed is used up: each works once. Next time, type the one that the app shows then.',
    nextHeading: 'What next?',
    goOn: 'Continue',
    toDevices: 'Go to your devices',
    others: 'Lost or replaced an older device? Remove it among your devices, so that it opens nothing any more.',
    missedCodes: {
      title: 'Have you kept your recovery codes?',
      text: 'They are shown only once. If you have not seen them, make new ones now; the ones before then end.',
    },
    newCodes: 'Make new recovery codes',
  },
};
