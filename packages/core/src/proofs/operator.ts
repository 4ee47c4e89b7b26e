import { checkName, type NameRules } from '../account/name.ts';
import { WatchwordError } from '../errors.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';

/** Who acts for a user, and why. Both are kept in the user's history. */
export interface OperatorInput {
  /** The operator's own name or id, at most 128 bytes. */
  readonly by: string;
  /** Why, such as a ticket number; at most 256 bytes. */
  readonly reason: string;
}

const known: KnownKeys<OperatorInput> = { by: true, reason: true };
const rules = { by: { longest: 128, colon: true }, reason: { longest: 256, colon: true } } satisfies Record<
  keyof OperatorInput,
  NameRules
>;

/**
 * The authorization of somebody at the support desk, made by {@link operator}. It is recognised by a private brand and
 * never by its shape, so that no JSON body can be one.
 */
export class Operator {
  readonly by: string;
  readonly reason: string;
  readonly #brand = true;

  /** @internal */
  constructor(input: OperatorInput) {
    this.by = text(input, 'by');
    this.reason = text(input, 'reason');
    Object.freeze(this);
  }

  /** @internal */
  static isOperator(value: unknown): value is Operator {
    return typeof value === 'object' && value !== null && #brand in value && value.#brand;
  }
}

/**
 * Authorizes `reset`, `erase` and `removeDevice` on behalf of the support desk. Call it only where an operator has been
 * authenticated, never with anything that a request carries.
 *
 * @throws `misuse`, `unknown-option`
 */
export function operator(input: OperatorInput): Operator {
  checkKeys<OperatorInput>(input, known, 'operator');
  return new Operator(input);
}

function text(input: OperatorInput, field: keyof OperatorInput): string {
  const checked = checkName(input[field], rules[field]);
  if (checked.ok) return checked.name;
  throw new WatchwordError('misuse', `operator: ${field} ${checked.problem}. It is kept in the user's history.`);
}
