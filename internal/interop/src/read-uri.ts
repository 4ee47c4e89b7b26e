/** What an app learns from an otpauth URI. */
export interface ReadUri {
  readonly issuer: string;
  readonly account: string;
  /** Base32, as it stands there. */
  readonly secret: string;
  readonly algorithm: string;
  readonly digits: number;
  readonly period: number;
}

const defaults = { algorithm: 'SHA1', digits: '6', period: '30' };

/**
 * Reads a URI by hand and strictly: what differs from the one spelling that every app reads is an error. The label is split
 * before it is decoded, so that a name may hold "%3A".
 */
export function readUri(uri: string): ReadUri {
  const [, label = '', query = ''] = /^otpauth:\/\/totp\/([^/?#]+)\?([^#]+)$/.exec(uri) ?? [];
  const [issuer = '', account = '', ...more] = label.split(':').map(decodeURIComponent);
  const pairs = query.split('&').map((pair): [string, string] => splitPair(pair));
  const values = new Map(pairs);
  if (more.length > 0 || account === '' || /[+ ]/.test(uri)) throw new Error('The label is not issuer:account.');
  if (values.size !== pairs.length) throw new Error('A parameter is there twice.');
  if (values.get('issuer') !== issuer) throw new Error('The issuer differs from the label.');
  const { secret = '', algorithm, digits, period } = { ...defaults, ...Object.fromEntries(values) };
  return { issuer, account, secret, algorithm, digits: Number(digits), period: Number(period) };
}

function splitPair(pair: string): [string, string] {
  const [name = '', value = '', ...more] = pair.split('=').map(decodeURIComponent);
  if (more.length > 0) throw new Error('A parameter holds a second "=".');
  return [name, value];
}
