import { type ProblemCode, problemKinds } from '../../problems/problem-codes.ts';
import { isChange, type Route } from '../route.ts';
import { ref, type Schema } from './schema.ts';

const always: readonly ProblemCode[] = ['not-signed-in', 'internal-error', 'unavailable'];
const ofChanges: readonly ProblemCode[] = ['cross-site', 'malformed', 'too-large', 'unsupported-media-type'];

/** A route as OpenAPI says it. */
export function describeRoute(route: Route): Schema {
  const { operationId, summary, description } = route.operation;
  return { operationId, summary, description, ...parametersOf(route), ...bodyOf(route), responses: responsesOf(route) };
}

function parametersOf({ operation: { id, query = {} } }: Route): Schema {
  const inPath =
    id === undefined ? [] : [{ name: 'id', in: 'path', required: true, description: id, schema: { type: 'string' } }];
  const inQuery = Object.entries(query).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
  const parameters = [...inPath, ...inQuery];
  return parameters.length === 0 ? {} : { parameters };
}

function bodyOf({ operation: { body } }: Route): Schema {
  if (body === undefined) return {};
  const { properties, required = [] } = body;
  const needed = required.length > 0 && { required };
  const schema = { type: 'object', properties, ...needed, additionalProperties: false };
  return { requestBody: { required: required.length > 0, content: { 'application/json': { schema } } } };
}

function responsesOf(route: Route): Schema {
  const { answer, problems } = route.operation;
  const codes = new Set([...always, ...(isChange(route) ? ofChanges : []), ...route.access.problems, ...problems]);
  const byStatus = Map.groupBy(codes, (code) => problemKinds[code].status);
  const refused = Array.from(byStatus, ([status, codes]) => [String(status), refusal(status, codes)] as const);
  const success = answer === undefined ? { 204: { description: 'Done.' } } : { 200: successWith(answer) };
  return { ...success, ...Object.fromEntries<Schema>(refused) };
}

function successWith(schema: Schema): Schema {
  return { description: 'Done.', content: { 'application/json': { schema } } };
}

function refusal(status: number, codes: readonly ProblemCode[]): Schema {
  const here = { type: 'object', properties: { code: { enum: codes }, status: { const: status } } };
  const schema = { allOf: [ref('Problem'), here] };
  const description = codes.map((code) => problemKinds[code].title).join(' · ');
  return { description, ...headersOf(status), content: { 'application/problem+json': { schema } } };
}

function headersOf(status: number): Schema {
  if (status !== 429) return {};
  const schema = { type: 'integer', minimum: 1 };
  return { headers: { 'Retry-After': { description: 'Whole seconds.', required: true, schema } } };
}
