import { expect } from 'vitest';

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; " +
  "frame-ancestors 'none'";

/** What must hold of every page, whatever it says. */
export function expectPage(document: Document, headers: Headers): void {
  expect(headers.get('content-security-policy')).toBe(policy);
  expectNothingInline(document);
  expectOwn(document);
  expectReadable(document);
}

/** The policy would stop it; nothing may need it. */
function expectNothingInline(document: Document): void {
  const all = [...document.querySelectorAll('*')];
  for (const { attributes, localName } of all) {
    const names = [...attributes].map(({ name }) => name);
    expect(
      names.filter((name) => name.startsWith('on') || name === 'style'),
      localName,
    ).toEqual([]);
  }
  expect(document.querySelectorAll('style, base, object, embed, iframe, script:not([src])')).toHaveLength(0);
}

/** Nothing comes from another site, no form goes to one, and no link runs anything (A44). */
function expectOwn(document: Document): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    expect(link.protocol).toMatch(/^(?:https?|mailto|tel|otpauth|data):$/);
    if (link.protocol === 'data:')
      expect([link.download === '', link.href.slice(0, 16)]).toEqual([false, 'data:text/plain;']);
  }
  const files = [...document.querySelectorAll('script[src], link[href]')];
  for (const file of files) expect(file.getAttribute('src') ?? file.getAttribute('href')).toMatch(/^\/[^/]/);
  for (const form of document.querySelectorAll('form')) {
    expect(['get', 'post']).toContain(form.getAttribute('method'));
    expect(form.getAttribute('action')).toMatch(/^\/(?!\/)/);
  }
}

/** For people and for their screen readers (W5). */
function expectReadable(document: Document): void {
  const { documentElement: page } = document;
  expect(page.lang).not.toBe('');
  expect(['ltr', 'rtl']).toContain(page.dir);
  expect(document.title).not.toBe('');
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  expect(document.querySelectorAll('main, header, footer')).toHaveLength(3);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.length).toBe(new Set(ids).size);
  for (const attribute of ['for', 'aria-describedby', 'aria-labelledby', 'data-copy']) {
    const named = [...document.querySelectorAll(`[${attribute}]`)].flatMap((element) =>
      (element.getAttribute(attribute) ?? '').split(' '),
    );
    expect(ids).toEqual(expect.arrayContaining(named));
  }
  for (const input of document.querySelectorAll('input:not([type=hidden])')) {
    expect((input as HTMLInputElement).labels?.length, input.outerHTML).toBe(1);
  }
  expect(document.querySelectorAll('p:empty, li:empty, [autofocus]')).toHaveLength(0);
}
