import type { Connector } from './client/connector.ts';
import type { Durability } from './durability.ts';

/** What every call works with. */
export interface Store {
  readonly connector: Connector;
  readonly prefix: string;
  /** What messages call it. */
  readonly name: string;
  readonly durability: Durability;
}
