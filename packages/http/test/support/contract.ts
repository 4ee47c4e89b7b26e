import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { openApiDocument } from '../../src/index.ts';

type Json = Readonly<Record<string, unknown>>;

interface Documented {
  readonly content?: Readonly<Record<string, { readonly schema: Json }>>;
  readonly headers?: Readonly<Record<string, { readonly schema: Json }>>;
}

const basePath = '/two-factor/api';
const document = openApiDocument();
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, formats: { uri: URL.canParse } });
for (const [name, schema] of Object.entries(document.components.schemas)) ajv.addSchema(closed(schema) as Json, name);
const validators = new Map<string, ValidateFunction>();

/**
 * What was answered must be what the document says: a status that the operation has, with the body that belongs to it, and
 * no member that is not in the document. Returns the body.
 */
export function checkAgainstDocument(method: string, url: string, response: Response, text: string): unknown {
  const { pathname } = new URL(url);
  const name = method === 'HEAD' ? 'GET' : method;
  const documented = find(name, pathname)?.[response.status] ?? outsideOfOperations(response.status);
  expect(documented, `${method} ${pathname} answers ${response.status}, which is not documented`).toBeDefined();
  for (const header of Object.keys(documented?.headers ?? {}))
    expect(response.headers.get(header)).toMatch(/^[1-9]\d*$/);
  if (method === 'HEAD' || documented?.content === undefined) {
    expect(text).toBe('');
    return undefined;
  }
  const type = response.headers.get('content-type') ?? '';
  expect(Object.keys(documented.content)).toContain(type);
  const body: unknown = JSON.parse(text);
  const validate = validatorOf(`${name} ${pathname} ${response.status}`, documented.content[type]!.schema);
  expect(validate(body), `${method} ${pathname}: ${JSON.stringify(validate.errors)} in ${text}`).toBe(true);
  return body;
}

function find(method: string, pathname: string): Record<number, Documented> | undefined {
  const entry = Object.entries(document.paths).find(([path]) =>
    new RegExp(`^${basePath}${path.replace('{id}', '[^/]+')}$`).test(pathname),
  );
  const operation = entry?.[1][method.toLowerCase()] as { readonly responses: Record<number, Documented> } | undefined;
  return operation?.responses;
}

/** The document itself, other methods, and paths that there are not. */
function outsideOfOperations(status: number): Documented | undefined {
  if (status === 204) return {};
  if (status === 200) return { content: { 'application/json': { schema: {} } } };
  const schema = {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { status: { const: status } } }],
  };
  return [404, 405].includes(status) ? { content: { 'application/problem+json': { schema } } } : undefined;
}

function validatorOf(name: string, schema: Json): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  const validate = ajv.compile(closed({ ...schema }) as Json);
  validators.set(name, validate);
  return validate;
}

/** Clients ignore what they do not know; these tests do not. References lead to the document's own schemas. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.entries(schema).map(([key, value]) => [key, closedMember(key, value)]);
  const isWhole = ('type' in schema && schema.type === 'object') || 'allOf' in schema;
  return { ...Object.fromEntries(inside), ...(isWhole && { type: 'object', unevaluatedProperties: false }) };
}

function closedMember(key: string, value: unknown): unknown {
  if (key === '$ref') return nameIn(value);
  // A part of a whole knows some of its members only.
  if (key === 'allOf') return (value as Json[]).map((part) => ('$ref' in part ? closed(part) : part));
  return closed(value);
}

function nameIn(reference: unknown): string {
  return String(reference).replace('#/components/schemas/', '');
}
