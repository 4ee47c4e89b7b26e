import { malformed, type Problem } from '../../problems/problem.ts';
import { type Schema, textOf } from '../openapi/schema.ts';

export const codeField: Schema = textOf('As it was typed: spaces and hyphens do not matter.');

/** The answer to what is no code at all. It is not counted. */
export const malformedCode: Problem = malformed('Type the digits that your app shows, or a whole recovery code.');
