import { codeAt } from './authenticator.ts';
import { type Browser, browserOf } from './browser.ts';
import { attributeOf, form, type Shown } from './shown.ts';
import type { Site } from './site.ts';

/** A set-up in a browser, at the page with the QR code. */
export interface Linking {
  readonly browser: Browser;
  readonly page: Shown;
  readonly enrollmentId: string;
  readonly uri: string;
  readonly manualKey: string;
  /** What the app shows now, or so many seconds from now. */
  code(secondsFromNow?: number): string;
  /** Types a code into a page with the QR code; that of now if none is given. */
  confirm(code?: string, page?: Shown): Promise<Shown>;
}

/** Goes to the page with the QR code as a person does. */
export async function beginIn(site: Site, browser = browserOf(site), typed: Readonly<Record<string, string>> = {}) {
  const first = await browser.open('/set-up');
  return linkingOf(site, browser, await browser.submit(first, '/set-up', typed));
}

export function linkingOf(site: Site, browser: Browser, page: Shown): Linking {
  const { enrollment = '', uri = '' } = form(page, '/set-up/confirm').hidden;
  const manualKey = /<code id="key"[^>]*>(?<key>[^<]*)/.exec(page.html)?.groups?.['key'] ?? '';
  const code = (secondsFromNow = 0) => codeAt(manualKey, site.clock.now + secondsFromNow * 1000);
  return {
    browser,
    page,
    enrollmentId: enrollment,
    uri,
    manualKey,
    code,
    confirm: (typed = code(), from = page) => browser.submit(from, '/set-up/confirm', { code: typed }),
  };
}

/** Somebody with a device, whose session has shown it, one step ago. */
export async function linkIn(site: Site, browser = browserOf(site)) {
  const linking = await beginIn(site, browser);
  const codesPage = await linking.confirm();
  const codes = recoveryCodesOf(codesPage);
  if (codes.length === 0) throw new Error(`The device was not linked: ${codesPage.title}`);
  site.clock.now += 90_000;
  return { ...linking, deviceId: linking.enrollmentId, codes, codesPage };
}

export function recoveryCodesOf({ html }: Shown): readonly string[] {
  return Array.from(html.matchAll(/<li><code[^>]*>([^<]*)/g), ([, code = '']) => code);
}

/** What is read out of the QR code's picture, as its address. */
export function pictureOf(page: Shown): string {
  const source = attributeOf(page, /<img[^>]*>/, 'src') ?? '';
  return Buffer.from(source.replace('data:image/svg+xml;base64,', ''), 'base64').toString();
}
