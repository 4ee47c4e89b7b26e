import { Resvg } from '@resvg/resvg-js';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { qrDataUrl, qrPng, qrSvg, qrTerminal } from '../src/index.ts';
import { bitmapOfSvg, scan } from './support/scanners.ts';
import { sampleUri } from './support/uris.ts';

type Draw = (uri: string, options: never) => unknown;

const functions: readonly (readonly [string, Draw])[] = [
  ['qrSvg', qrSvg],
  ['qrPng', qrPng],
  ['qrTerminal', qrTerminal],
  ['qrDataUrl', qrDataUrl],
];

/** As a caller without TypeScript would. */
const draw = (fn: Draw, options: unknown) => () => fn(sampleUri, options as never);
function coded(code: string, message: string | RegExp = /./): unknown {
  return expect.objectContaining({ name: 'QrError', code, message: expect.stringMatching(message) as unknown });
}

describe.each(functions)('%s', (_name, fn) => {
  it.each([null, 'svg', 7, true, [], () => 1])('refuses %j in place of options', (options) => {
    expect(draw(fn, options)).toThrow(coded('invalid-option', 'must be an object'));
  });

  it.each(['X', 'm', '', 0, null, {}, ['M'], 'toString'])('refuses the error correction %j', (errorCorrection) => {
    expect(draw(fn, { errorCorrection })).toThrow(coded('invalid-option', 'one of: L, M, Q, H'));
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'margin', 'toSJISFunc', 'version', ''])(
    'refuses the key "%s" that it does not know',
    (key) => {
      const options: unknown = JSON.parse(`{ ${JSON.stringify(key)}: { "moduleSize": 1 } }`);
      expect(draw(fn, options)).toThrow(coded('unknown-option', 'Known are: '));
    },
  );

  it('takes an option that is undefined as not given', () => {
    expect(draw(fn, { errorCorrection: undefined })()).toEqual(draw(fn, {})());
  });

  it('takes options without a prototype', () => {
    const options: unknown = Object.assign(Object.create(null), { errorCorrection: 'H' });
    expect(draw(fn, options)()).toEqual(draw(fn, { errorCorrection: 'H' })());
  });

  it('leaves the options as they are, so that they can be frozen and shared', () => {
    expect(draw(fn, Object.freeze({ errorCorrection: 'Q' }))).not.toThrow();
  });
});

describe('a misspelt option', () => {
  it.each([
    ['size', 'moduleSize'],
    ['modulesize', 'moduleSize'],
    ['MODULE', 'moduleSize'],
    ['moduelSize', 'moduleSize'],
    ['errorCorrectionLevel', 'errorCorrection'],
    ['TITLE', 'title'],
    ['titel', 'title'],
  ])('"%s" is answered with "%s"', (misspelt, known) => {
    expect(draw(qrSvg, { [misspelt]: 1 })).toThrow(
      coded('unknown-option', `no option "${misspelt}". Did you mean "${known}"`),
    );
  });

  it('that is like none of them is answered with all of them', () => {
    expect(draw(qrTerminal, { colour: 1 })).toThrow(
      coded('unknown-option', /^There is no option "colour"\. Known are: background, errorCorrection\.$/),
    );
  });

  it('is repeated only if it is a short plain word', () => {
    for (const key of [sampleUri, '\u001b[2J', '<script>', 'x'.repeat(1e6), 'ключ']) {
      expect(draw(qrSvg, { [key]: 1 })).toThrow(coded('unknown-option', 'There is no option of that name'));
    }
  });
});

describe('moduleSize', () => {
  const sizes = [
    0,
    -1,
    0.5,
    41,
    1e9,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '6',
    '6"/><script>',
    6n,
    null,
    [6],
    {},
  ];

  it.each([qrSvg, qrPng, qrDataUrl])('of a hostile kind is refused by %o', (fn) => {
    for (const moduleSize of sizes) {
      expect(draw(fn, { moduleSize })).toThrow(coded('invalid-option', 'moduleSize must be a whole number'));
    }
  });

  it('sets the size of the picture and nothing else', () => {
    expect(qrSvg(sampleUri, { moduleSize: 1 })).toContain('width="49" height="49" viewBox="0 0 49 49"');
    expect(qrSvg(sampleUri, { moduleSize: 40 })).toContain('width="1960" height="1960" viewBox="0 0 49 49"');
  });
});

/** The width of the picture with that title, as an SVG renderer reads it, or why there is none. */
function widthOrCode(title: string): unknown {
  try {
    return new Resvg(qrSvg(sampleUri, { title }), { font: { loadSystemFonts: false } }).width;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('title', () => {
  const markup = [
    '</title><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    `'" onload="x`,
    ']]>',
    '&lt;b&gt; &',
    '<!--',
  ];

  it.each(markup)('A44 %s is text, never markup', (title) => {
    const svg = qrSvg(sampleUri, { title });
    const inside = /<title>(.*)<\/title>/.exec(svg)?.[1] ?? '';
    expect(inside).not.toMatch(/[<>"']/);
    expect(svg.match(/<[a-z]+/g)).toEqual(['<svg', '<title', '<rect', '<path']);
    expect(scan(bitmapOfSvg(svg, 400))).toBe(sampleUri);
  });

  it('A44 any text either makes a well-formed picture or is refused', () => {
    const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
    const unit = fc.oneof(codeUnit, fc.constantFrom('<', '>', '&', '"', "'", ']', '-', '!', '/'));
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), (title) => {
        expect([294, 'invalid-option']).toContain(widthOrCode(title));
      }),
      { seed: 20261124, numRuns: 150 },
    );
    expect.hasAssertions();
  });

  it.each(['', '  ', 'a\nb', '\u0000', '\u001b[2J', '\u0085', '\ud800', '\uffff', 'x'.repeat(201), 7, null, {}, ['a']])(
    '%j is refused',
    (title) => {
      expect(draw(qrSvg, { title })).toThrow(coded('invalid-option', 'title must be text'));
    },
  );

  it('U11 that holds the URI is refused, in whatever spelling', () => {
    for (const title of [
      sampleUri,
      `Scan ${sampleUri.slice(0, 60)}`,
      'OTPAUTH://TOTP/',
      encodeURIComponent(sampleUri.slice(0, 40)),
    ]) {
      expect(draw(qrSvg, { title })).toThrow(coded('invalid-option', 'title must be text'));
    }
  });

  it('names the picture for screen readers, in any script', () => {
    expect(qrSvg(sampleUri)).toContain(' role="img" ');
    expect(qrSvg(sampleUri)).toContain('<title>QR code for an authenticator app</title>');
    expect(qrSvg(sampleUri, { title: 'رمز QR لتطبيق المصادقة 🔐' })).toContain(
      '<title>رمز QR لتطبيق المصادقة 🔐</title>',
    );
  });

  it.each([qrPng, qrTerminal, qrDataUrl])('is refused by %o, which has nowhere to put it', (fn) => {
    expect(draw(fn, { title: 'QR code' })).toThrow(coded('unknown-option'));
  });
});

describe('an option of one format', () => {
  it.each(['gif', 'PNG', '', 1, null])('the data URL format %j is refused', (format) => {
    expect(draw(qrDataUrl, { format })).toThrow(coded('invalid-option', 'one of: png, svg'));
  });

  it.each(['red', 'ANY', '', 1, null])('the background %j is refused', (background) => {
    expect(draw(qrTerminal, { background })).toThrow(coded('invalid-option', 'one of: any, dark, light'));
  });
});

describe('a polluted Object.prototype', () => {
  const pollution = {
    moduleSize: 39,
    title: '</title><script>',
    errorCorrection: 'H',
    background: 'light',
    format: 'svg',
    version: 1,
    maskPattern: 7,
    toSJISFunc: 'no function',
  };

  afterEach(() => {
    for (const name of Object.keys(pollution)) Reflect.deleteProperty(Object.prototype, name);
  });

  it('does not reach into the options, ours nor those of the encoder', () => {
    const clean = functions.map(([, fn]) => draw(fn, {})());
    Object.assign(Object.prototype, pollution);
    expect(functions.map(([, fn]) => draw(fn, {})())).toEqual(clean);
  });
});
