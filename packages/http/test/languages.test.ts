import { readFileSync } from 'node:fs';
import { operator } from '@watchword/core';
import { describe, expect, test } from 'vitest';
import { english, german, type Texts } from '../src/index.ts';
import { browserOf } from './support/browser.ts';
import { rightToLeft } from './support/right-to-left.ts';
import { beginIn, linkIn, linkingOf } from './support/set-up.ts';
import { openSite } from './support/site.ts';

/** Every text of a language by its name; those with values are made with some. */
function spoken(texts: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) => {
    const where = `${path}${name}`;
    if (typeof value === 'string') return [[where, value] as const];
    if (typeof value === 'object' && value !== null) return spoken(value, `${where}.`);
    const made = [1, 2].map((count) => (value as (...values: unknown[]) => unknown)(count, 7, 'x'));
    return made.flatMap((each, index) =>
      typeof each === 'string'
        ? [[`${where}(${index})`, each] as const]
        : spoken(Object(each) as object, `${where}(${index}).`),
    );
  });
}

test.each([english, german])('$language has no number of digits or seconds that a policy may have changed', (texts) => {
  expect(spoken(texts).filter(([, text]) => /\b(?:6|30)\b/.test(text))).toEqual([]);
});

describe('German', () => {
  test('is complete: nothing of it is empty or still English', () => {
    const [ours, theirs] = [spoken(german), new Map(spoken(english))];
    expect(ours.map(([name]) => name)).toEqual([...theirs.keys()]);
    expect(ours.length).toBeGreaterThan(200);
    const alike = ours.filter(([name, text]) => theirs.get(name) === text).map(([, text]) => text);
    expect(new Set(alike)).toEqual(new Set(['ltr', 'Code', 'Name', 'Ticket']));
    for (const [name, text] of ours) expect(text, name).not.toBe('');
  });

  test('is what the whole set-up and the devices speak', async () => {
    const site = openSite({ handler: { pages: { texts: german } } });
    const { browser, codesPage, page } = await linkIn(site);
    const pages = [
      page,
      codesPage,
      await browser.open('/set-up/done'),
      await browser.open(''),
      await browser.open('/set-up'),
    ];
    for (const { html, text } of pages) {
      expect(html).toContain('<html lang="de" dir="ltr">');
      expect(text).not.toMatch(/\b(?:the|your|you|code is|device)\b/i);
    }
    expect(pages[3]?.text).toContain('Hinzugefügt: vor 1 Minute');
    expect((await site.watchword.status({ userId: 'alice' })).devices[0]?.name).toBe('Authenticator-App');
  });

  test('is chosen for one request where the host chooses so', async () => {
    const browser = browserOf(openSite({ handler: { pages: { texts: asAccepted } } }));
    const shown = await browser.send('/set-up', { headers: { 'accept-language': 'de-CH,de;q=0.9' } });
    expect(shown.title).toBe('Zwei-Faktor-Anmeldung einrichten · My HPC');
    expect((await browser.send('/set-up')).title).toBe('Set up two-factor authentication · My HPC');
  });
});

function asAccepted({ headers }: Request): Texts {
  return headers.get('accept-language')?.startsWith('de') ? german : english;
}

test('a text that is missing does not compile', () => {
  const { manage: _manage, ...withoutGroup } = english;
  const { save: _save, ...withoutText } = english.manage;
  // @ts-expect-error A whole group is missing.
  const incomplete: Texts = withoutGroup;
  // @ts-expect-error One text is missing.
  const alsoIncomplete: Texts = { ...english, manage: withoutText };
  expect([incomplete, alsoIncomplete]).toHaveLength(2);
});

describe('a language that is written from right to left', () => {
  test('is laid out so, with names and codes in their own direction', async () => {
    const site = openSite({ handler: { pages: { texts: rightToLeft, name: 'My HPC' } } });
    const browser = browserOf(site, 'מירה');
    const { page, codesPage, deviceId } = await linkIn(site, browser);
    const rename = await browser.submit(await browser.open(''), `/devices/${deviceId}/rename`, { name: 'Phone (2)' });
    const remove = await browser.open(`/devices/${deviceId}/remove`);
    for (const { html } of [page, codesPage, rename, remove]) expect(html).toContain('<html lang="ar-EG" dir="rtl">');
    expect(page.html).toContain('<code id="key" dir="ltr"');
    expect(page.html).toMatch(/<input[^>]*name="code"[^>]*dir="ltr"/s);
    expect(page.html).toContain('<bdi class="strong">מירה</bdi>');
    expect(codesPage.html.match(/<li><code dir="ltr"/g)).toHaveLength(10);
    expect(rename.html).toContain('<bdi>Phone (2)</bdi>');
    expect(rename.text).toContain('\u2068Phone (2)\u2069');
    expect(remove.title).toContain('\u2068Phone (2)\u2069?');
    // Numbers are those of the language.
    expect(rename.text).toContain('قبل دقيقة واحدة');
  });

  test('has a style-sheet without left and right', () => {
    const css = readFileSync(new URL('../assets/pages.css', import.meta.url), 'utf8');
    expect(css).not.toMatch(/(?:margin|padding|border)-(?:left|right)|(?:^|[\s;])(?:left|right):|: (?:left|right);/m);
    expect(css).not.toMatch(/border-(?:top|bottom)-(?:left|right)-radius|border-radius: \S+ \S/);
  });
});

const lines = [
  ['Set-up of \u2068Authenticator app\u2069 begun', 'Einrichtung von \u2068Authenticator-App\u2069 begonnen'],
  ['2 wrong codes in the set-up', '2 falsche Codes bei der Einrichtung'],
  ['\u2068Authenticator app\u2069 linked', '\u2068Authenticator-App\u2069 verbunden'],
  ['10 new recovery codes made', '10 neue Wiederherstellungscodes erstellt'],
  ['A device was renamed \u2068Tablet\u2069', 'Ein Gerät in \u2068Tablet\u2069 umbenannt'],
  ['Code of \u2068Tablet\u2069 accepted', 'Code von \u2068Tablet\u2069 angenommen'],
  ['Code accepted now', 'Code angenommen jetzt'],
  ['\u2068Tablet\u2069 removed', '\u2068Tablet\u2069 entfernt'],
  ['Wrong recovery code now', 'Falscher Wiederherstellungscode jetzt'],
  ['Recovery code accepted, 3 left', 'Wiederherstellungscode angenommen, 3 übrig'],
  ['Only 3 recovery codes left', 'Nur noch 3 Wiederherstellungscodes übrig'],
  ['Somebody may be guessing codes: 10 wrong ones in a row', 'Vielleicht rät jemand Codes: 10 falsche nacheinander'],
  ['Devices switched off after too many wrong codes', 'Geräte nach zu vielen falschen Codes abgeschaltet'],
  ['Everything was reset by the support desk', 'Alles vom Support zurückgesetzt'],
] as const;

describe.each([
  ['English', english, 0],
  ['German', german, 1],
] as const)('N15 what happened, in %s', (_language, texts, column) => {
  test.each(lines.map((line) => line[column]))('%s', async (line) => {
    expect(await storyIn(texts)).toContain(line);
  });
});

const stories = new Map<Texts, Promise<string>>();

/** The pages of somebody to whom everything happens. */
function storyIn(texts: Texts): Promise<string> {
  const told = stories.get(texts) ?? tell(texts);
  stories.set(texts, told);
  return told;
}

async function tell(texts: Texts): Promise<string> {
  const site = openSite({ handler: { pages: { texts } } });
  const { watchword, clock } = site;
  const seen: string[] = [];
  const look = async () => seen.push((await browser.open('')).text);
  const browser = browserOf(site);
  const first = await beginIn(site, browser);
  await first.confirm(first.code(600));
  await first.confirm(first.code(630));
  const codes = Array.from((await first.confirm()).html.matchAll(/<li><code[^>]*>([^<]*)/g), ([, code = '']) => code);
  const second = linkingOf(site, browser, await browser.submit(await browser.open('/set-up'), '/set-up'));
  await second.confirm();
  await browser.submit(await browser.open(''), `/devices/${second.enrollmentId}/rename`, { name: 'Tablet' });
  clock.now += 30_000;
  await watchword.verify({ userId: 'alice', code: second.code() });
  await look();
  await browser.submit(await browser.open(`/devices/${second.enrollmentId}/remove`), '/remove');
  await look();
  await watchword.verify({ userId: 'alice', code: 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ23' });
  for (const code of codes.slice(0, 7)) await watchword.verify({ userId: 'alice', code });
  await look();
  for (let guesses = 0; !(await watchword.status({ userId: 'alice' })).disabled; guesses += 1) {
    const guess = await watchword.verify({ userId: 'alice', code: String(guesses).padStart(6, '0') });
    if (guesses === 9) await look();
    clock.now += ('retryAfterSeconds' in guess ? guess.retryAfterSeconds : 0) * 1000;
  }
  await browser.submit(await browser.open(''), '/challenge', { code: codes[9] ?? '' });
  await look();
  await watchword.reset({ userId: 'alice', authorization: operator({ by: 'maria', reason: 'lost phone' }) });
  await linkIn(site, browser);
  await look();
  return seen.join('\n');
}
