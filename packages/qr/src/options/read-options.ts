import { QrError } from '../errors.ts';
import { nearestName } from './nearest-name.ts';

/** Turns the value given for an option, `undefined` where none is, into a checked one. */
export type OptionReader<T> = (value: unknown) => T;

/** One reader for each option. The compiler keeps the table complete, so it also is the list of known options. */
export type OptionReaders<Options> = { readonly [Name in keyof Options]-?: OptionReader<Options[Name]> };

/**
 * Reads every option once and answers a complete set. Only the object's own properties count, so that nothing is taken
 * from a prototype that somebody else has written to.
 *
 * @throws {@link QrError} `unknown-option`, `invalid-option`
 */
export function readOptions<Options extends object>(given: unknown, readers: OptionReaders<Options>): Options {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new QrError('invalid-option', 'The options must be an object, such as { errorCorrection: "M" }.');
  }
  const own = new Map<string, unknown>(Object.entries(given));
  refuseUnknown([...own.keys()], Object.keys(readers));
  const read = Object.entries<OptionReader<unknown>>(readers).map(([name, reader]) => [name, reader(own.get(name))]);
  return Object.fromEntries(read) as Options;
}

function refuseUnknown(given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  throw new QrError('unknown-option', `There is no option ${quoted(unknown)}.${hint} Known are: ${known.join(', ')}.`);
}

/** Repeats a name only if it is one: a key can be any text, even a URI that was passed in the wrong place. */
function quoted(name: string): string {
  return /^\w{1,24}$/.test(name) ? `"${name}"` : 'of that name';
}
