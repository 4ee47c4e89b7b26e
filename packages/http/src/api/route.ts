import type { ProblemCode } from '../problems/problem-codes.ts';
import type { Access } from '../security/access.ts';
import type { Answer, Call } from './call.ts';
import type { Schema } from './openapi/schema.ts';

/** One operation of the API: who may ask for it, what it does, and how it is documented. One cannot be without the others. */
export interface Route {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** As OpenAPI writes it, such as `/devices/{id}`. */
  readonly path: string;
  readonly access: Access;
  readonly operation: Operation;
  readonly handle: (call: Call) => Promise<Answer>;
}

/** What the document says of a route. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  /** What `{id}` in the path stands for. */
  readonly id?: string;
  readonly query?: Readonly<Record<string, Schema>>;
  /** The fields that a body may have, and those that it must have. */
  readonly body?: { readonly properties: Readonly<Record<string, Schema>>; readonly required?: readonly string[] };
  /** The body of the answer; absent if it has none. */
  readonly answer?: Schema;
  /** What the route itself may refuse with. What all of them may is added. */
  readonly problems: readonly ProblemCode[];
}

/** The names that the body of a request may hold. */
export function fieldNames({ operation }: Route): readonly string[] {
  return Object.keys(operation.body?.properties ?? {});
}

/** Whether a route may change anything, and so has a body to read. */
export function isChange({ method }: Route): boolean {
  return method !== 'get';
}
