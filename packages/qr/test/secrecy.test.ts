import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { qrDataUrl, qrPng, qrSvg, qrTerminal } from '../src/index.ts';
import { otpauthUri, sampleUri, secret, uriOfLength } from './support/uris.ts';

const functions = [qrSvg, qrPng, qrTerminal, qrDataUrl] as const;

/** The error that a call throws, without which the test is void. */
function thrownBy(call: () => unknown): Error & { readonly code?: unknown } {
  try {
    call();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('The call was expected to throw an error.');
}

/** The sentence of the message that says what is wrong. */
function problemOf(uri: string): string | undefined {
  return thrownBy(() => qrSvg(uri)).message.split('. ')[1];
}

/** Everything of an error that a logger could write down. */
function everythingIn(error: Error): string {
  return [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: null, showHidden: true }),
  ].join('\n');
}

const notAnOtpauthUri: readonly unknown[] = [
  '',
  secret,
  ` ${sampleUri}`,
  `${sampleUri}\n`,
  sampleUri.toUpperCase(),
  sampleUri.replace('otpauth:', 'https:'),
  sampleUri.replace('/totp/', '/motp/'),
  sampleUri.replace('secret=', 'key='),
  sampleUri.replace('secret=', 'nosecret='),
  `otpauth://totp/?secret=${secret}`,
  `otpauth://totp/a?secret=&issuer=${secret}`,
  `otpauth://totp/a#?secret=${secret}`,
  `otpauth://totp/Café?secret=${secret}`,
  `otpauth://totp/a b?secret=${secret}`,
  `otpauth://totp/a\u0000?secret=${secret}`,
  `otpauth-migration://offline?data=${secret}`,
  `javascript:alert('otpauth://totp/a?secret=${secret}')`,
  Object(sampleUri),
  [sampleUri],
  { uri: sampleUri },
  { toString: () => sampleUri },
  new URL(sampleUri),
  Buffer.from(sampleUri),
  null,
  undefined,
  42,
];

describe('U11 what is not an otpauth URI', () => {
  it.each(notAnOtpauthUri.map((uri, index) => [index, uri] as const))(
    '#%i is refused without being repeated',
    (_, uri) => {
      for (const fn of functions) {
        const error = thrownBy(() => fn(uri as string));
        expect(error).toMatchObject({ name: 'QrError', code: 'invalid-uri' });
        expect(everythingIn(error)).not.toMatch(new RegExp(secret, 'i'));
      }
    },
  );

  it('is told what it lacks', () => {
    expect(problemOf('https://example.org/totp/a?secret=A')).toBe('It does not start with otpauth://');
    expect(problemOf('otpauth://totp/Café?secret=A')).toMatch(/must percent-encode$/);
    expect(problemOf('otpauth://totp/a?issuer=A')).toBe('It lacks a type (totp or hotp), a label or a secret');
  });

  it('is refused quickly however long it is', () => {
    for (const uri of ['a'.repeat(1e7), `otpauth://totp/${'&secret'.repeat(1e6)}`]) {
      expect(() => qrSvg(uri)).toThrow(expect.objectContaining({ name: 'QrError' }));
    }
  });
});

describe('U11 the URI', () => {
  it('is drawn for counter-based codes too', () => {
    expect(() => qrSvg(`otpauth://hotp/a?counter=1&secret=${secret}`)).not.toThrow();
  });

  const mistakes: readonly (readonly [string, () => unknown])[] = [
    ['too long', () => qrPng(uriOfLength(2332))],
    ['in place of the options', () => qrSvg(sampleUri, sampleUri as never)],
    ['as the name of an option', () => qrSvg(sampleUri, { [sampleUri]: true })],
    ['as the title', () => qrSvg(sampleUri, { title: sampleUri })],
    ['as the module size', () => qrPng(sampleUri, { moduleSize: sampleUri as never })],
    ['as the error correction', () => qrPng(sampleUri, { errorCorrection: sampleUri as never })],
    ['as the background', () => qrTerminal(sampleUri, { background: sampleUri as never })],
    ['as the format', () => qrDataUrl(sampleUri, { format: sampleUri as never })],
    ['after the options', () => qrDataUrl({ format: 'png' } as never, sampleUri as never)],
  ];

  it.each(mistakes)('passed %s is in nothing that is thrown', (_, mistake) => {
    const error = thrownBy(mistake);
    expect(error).toMatchObject({ name: 'QrError', code: expect.any(String) as unknown });
    expect(everythingIn(error)).not.toContain('otpauth://totp/');
    expect(everythingIn(error)).not.toContain(secret);
  });

  it('is not in the pictures as text, only as modules', () => {
    const texts = [
      qrSvg(sampleUri),
      qrTerminal(sampleUri),
      qrDataUrl(sampleUri),
      Buffer.from(qrPng(sampleUri)).toString('latin1'),
    ];
    for (const text of texts) expect(text).not.toMatch(/JBSWY3DP|otpauth|alice|HPC/);
  });

  it('lies in no buffer that the picture shares with others', () => {
    const png = qrPng(otpauthUri('A', 'b'), { moduleSize: 1 });
    expect(png.constructor).toBe(Uint8Array);
    expect(png.buffer.byteLength).toBe(png.byteLength);
  });
});

describe('U11 drawing', () => {
  afterEach(() => vi.restoreAllMocks());

  it('prints nothing and warns of nothing', () => {
    const outlets = [
      vi.spyOn(process.stdout, 'write'),
      vi.spyOn(process.stderr, 'write'),
      vi.spyOn(process, 'emitWarning'),
      ...(['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const).map((name) => vi.spyOn(console, name)),
    ];
    for (const fn of functions) {
      fn(sampleUri);
      thrownBy(() => fn(`${sampleUri} `));
    }
    for (const outlet of outlets) expect(outlet).not.toHaveBeenCalled();
  });
});
