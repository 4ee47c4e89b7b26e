import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import openapiTS, { astToString } from 'openapi-typescript';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '../src/index.ts';
import { compile } from './support/compile.ts';
import { openSite } from './support/site.ts';

const document = openApiDocument();
const codes = (document.components.schemas['Problem'] as { properties: { code: { enum: string[] } } }).properties.code
  .enum;

/** What somebody writes who has generated types from the document. */
const client = `
import type { paths } from './api.ts';

type Verify = paths['/verify']['post'];
type Accepted = Verify['responses'][200]['content']['application/json'];
type Refused = Verify['responses'][409]['content']['application/problem+json'];

export const body: Verify['requestBody']['content']['application/json'] = { code: '123 456' };
export const left = ({ recoveryCodesLeft }: Accepted): number => recoveryCodesLeft;
export function say({ code, detail, retryAfterSeconds = 0 }: Refused): string {
  // @ts-expect-error: a code that this status does not have
  if (code === 'wrong-code') return '';
  if (code === 'already-used') return \`\${detail} \${retryAfterSeconds} s\`;
  return code satisfies 'not-enrolled';
}
`;

type Specification = Parameters<Validator['validate']>[0];

describe('the document', () => {
  test('is what is served, to anybody', async () => {
    const { status, text } = await openSite().stranger().get('openapi.json');
    expect([status, JSON.parse(text)]).toEqual([200, JSON.parse(JSON.stringify(document))]);
  });

  test('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)) as Specification);
    expect([errors, valid, validator.version]).toEqual([undefined, true, '3.1']);
  });

  test('generates the types of a client that compile', { timeout: 60_000 }, async () => {
    const types = astToString(await openapiTS(JSON.stringify(document)));
    expect(await compile({ 'api.ts': types, 'client.ts': client })).toBe('');
  });

  test.each(codes)('R4 points to a section of the guide for problem %s', (code) => {
    const guide = readFileSync(new URL('../../../docs/guides/http-api.md', import.meta.url), 'utf8');
    expect(guide).toContain(`\n### ${code}\n`);
  });
});

test('R4 a problem says the same in body and status, and where its code is explained', async () => {
  const { status, headers, body } = await openSite().visitor().get('history');
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body).toEqual({
    type: 'https://watchword.example/guides/http-api#second-factor-required',
    title: 'Second factor required',
    status,
    detail: expect.stringMatching(/^Show a code/) as string,
    code: 'second-factor-required',
  });
});
