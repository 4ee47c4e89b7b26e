/** A JSON Schema of the dialect that OpenAPI 3.1 has. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object that has these properties, all of them unless named as optional. */
export function objectOf(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, ...(required.length > 0 && { required }) };
}

/** A schema of the document's own, by its name. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };

export function textOf(description: string): Schema {
  return { type: 'string', description };
}

/** A whole number from nought on. */
export function countOf(description: string): Schema {
  return { type: 'integer', minimum: 0, description };
}

/** Milliseconds since the Unix epoch. */
export function timeOf(description: string): Schema {
  return { type: 'integer', description: `${description} Milliseconds since the Unix epoch.` };
}
