/** What the set-up shows of an otpauth URI. */
export interface OtpauthLink {
  /** For the QR code, and for the link that opens an app. */
  readonly uri: string;
  readonly issuer: string;
  readonly account: string;
  /** The secret in groups of four, to type. */
  readonly manualKey: string;
  readonly digits: number;
  /** Seconds. */
  readonly period: number;
}

/** Characters. Issuer and account name have at most 64 and 255 bytes, of which percent-encoding makes three each. */
const longestUri = 2048;
const shape = /^otpauth:\/\/totp\/(?<issuer>[\w.~!'()*%-]+):(?<account>[\w.~!'()*%-]+)\?(?<query>[\w.~!'()*%=&-]+)$/;
const parameters: readonly string[] = ['secret', 'issuer', 'algorithm', 'digits', 'period'];

/**
 * Reads an otpauth URI as core writes it, and nothing that merely resembles one: the page's own form brings it back, and a
 * form can be filled by anybody who sits at the browser. So what is shown again is never another kind of link (A44).
 *
 * @returns `undefined` for anything else, whatever its type
 */
export function parseOtpauth(value: unknown): OtpauthLink | undefined {
  if (typeof value !== 'string' || value.length > longestUri) return undefined;
  const { issuer = '', account = '', query = '' } = shape.exec(value)?.groups ?? {};
  const label = { issuer: decode(issuer), account: decode(account) };
  const read = readQuery(query);
  if (!label.issuer || !label.account || !read || decode(read.issuer) !== label.issuer) return undefined;
  return { uri: value, issuer: label.issuer, account: label.account, ...read.link };
}

function readQuery(query: string) {
  const pairs = query.split('&').map((pair) => pair.split('='));
  const names = pairs.map(([name = '']) => name);
  if (pairs.some((pair) => pair.length !== 2) || new Set(names).size !== names.length) return undefined;
  if (!names.every((name) => parameters.includes(name))) return undefined;
  const values = new Map(pairs.map(([name = '', value = '']) => [name, value]));
  const read = (name: string, usual = '') => values.get(name) ?? usual;
  const [secret, digits, period] = [read('secret'), read('digits', '6'), read('period', '30')];
  if (!/^[A-Z2-7]{26,104}$/.test(secret) || !/^SHA(?:1|256|512)$/.test(read('algorithm', 'SHA1'))) return undefined;
  if (!/^[678]$/.test(digits) || !/^[1-9]\d{0,2}$/.test(period)) return undefined;
  const manualKey = secret.replace(/.{4}(?=.)/g, '$& ');
  return { issuer: read('issuer'), link: { manualKey, digits: Number(digits), period: Number(period) } };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
