import { allParameters, nameOf, secretBytes } from './parameters.ts';
import { bytesFrom } from './secrets.ts';
import type { ServerOptions } from './server.ts';

/** A device under test, and what the test is called. */
export interface NamedDevice extends ServerOptions {
  readonly title: string;
  readonly issuer: string;
  readonly account: string;
}

const everyReader = [
  'My Co',
  'Grüße aus Zürich',
  'Dvořák a synové',
  '日本大学',
  'שלום עולם',
  'مرحبا بالعالم',
  '👩‍🚀 Raumfahrt',
  '"quoted" \'single\' `tick`',
  '<b>bold</b>',
  'a;b,c|d\\e^f',
  'a=b@c$d!',
  '100 % sure',
  '~tilde_-.*()',
  'alice@example.org',
];

/**
 * pyotp 2.6 decodes the whole URI before it takes it apart. So a "?" or "#" in a name ends it too early there, and an issuer
 * is decoded twice: "&", "+" and "%41" are not read back.
 */
const notPyotp = ['Dvořák & Söhne', 'A&B', '1+1', 'C++', '100%3A', '%41%00', 'a?b', 'a#b', 'a/b?c#d&e=f+g%20h'];

/** Devices whose names every reader reads back, and each parameter once. */
export const devicesForAll: readonly NamedDevice[] = [
  ...everyReader.flatMap(namedIn),
  ...allParameters.map((parameters) => ({
    ...named(nameOf(parameters), 'My HPC', 'alice'),
    parameters,
    secret: bytesFrom(nameOf(parameters), secretBytes[parameters.algorithm]),
  })),
];

/** Devices whose names are read back by readers that take a URI apart before they decode it (RFC 3986 §2.4). */
export const devicesForMost: readonly NamedDevice[] = [...devicesForAll, ...notPyotp.flatMap(namedIn)];

function namedIn(name: string): readonly NamedDevice[] {
  return [
    named(`issuer ${name}`, name, 'alice'),
    named(`account ${name}`, 'My HPC', name),
    named(`both ${name}`, name, name),
  ];
}

function named(title: string, issuer: string, account: string): NamedDevice {
  const parameters = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
  return { title, issuer, account, parameters, secret: bytesFrom(`names ${title}`, 20) };
}
