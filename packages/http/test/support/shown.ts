import { JSDOM } from 'jsdom';
import { expect } from 'vitest';
import { expectPage } from './expect-page.ts';

/** What a browser shows, or where it is sent. */
export interface Shown {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** The same, parsed as browsers do; none of it runs. */
  readonly document: Document;
  /** What is read on it: the text of its main part, without markup. */
  readonly text: string;
  readonly title: string;
  readonly location: string | undefined;
}

/** Reads an answer, which must be what each answer of a page is, whatever it shows. */
export async function shownOf(url: string, response: Response): Promise<Shown> {
  const { status, headers } = response;
  const html = await response.text();
  const location = headers.get('location') ?? undefined;
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  for (const address of [url, location ?? '']) expectPublic(address);
  const { document } = new JSDOM(html, { url }).window;
  if (headers.get('content-type')?.startsWith('text/html') && html !== '') expectPage(document, headers);
  return { url, status, headers, html, document, text: wordsOf(document), title: document.title, location };
}

/** U11 A19: nothing secret is ever in an address, which is kept in histories and logs. The random id of a device is none. */
function expectPublic(address: string): void {
  expect(decodeURIComponent(address).replaceAll(/\/devices\/[\w-]+\//g, '/devices/id/')).not.toMatch(
    /otpauth|secret=|[A-Z2-7]{26}|[0-9A-Z]{4}-[0-9A-Z]{4}|wwt?1\./,
  );
}

/** The form of a page whose action ends so: where it goes, and what is hidden in it. */
export function form({ html, url }: Shown, action: string) {
  for (const [whole, attributes = ''] of html.matchAll(/<form([^>]*)>.*?<\/form>/gs)) {
    const address = attribute(attributes, 'action') ?? '';
    if (!address.endsWith(action)) continue;
    const inputs = Array.from(whole.matchAll(/<input([^>]*)>/g), ([, input = '']) => input);
    const hidden = inputs
      .filter((input) => attribute(input, 'type') === 'hidden')
      .map((input) => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? '']);
    return {
      method: attribute(attributes, 'method'),
      address: new URL(address, url).href,
      hidden: Object.fromEntries(hidden) as Readonly<Record<string, string>>,
    };
  }
  throw new Error(`No form leads to ${action}.`);
}

/** The value of an attribute of the first element that matches. */
export function attributeOf({ html }: Shown, element: RegExp, name: string): string | undefined {
  const [tag = ''] = element.exec(html) ?? [];
  return attribute(tag, name);
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="(?<value>[^"]*)"`).exec(tag)?.groups?.['value'];
  return value === undefined ? undefined : unescaped(value);
}

function wordsOf(document: Document): string {
  return (document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function unescaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_whole, name: string) => entities[name] ?? '');
}
