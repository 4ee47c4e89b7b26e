import { proven } from '../../security/access.ts';
import { type Answer, type Call, vouching } from '../call.ts';
import { objectOf, ref } from '../openapi/schema.ts';
import type { Route } from '../route.ts';

/** `POST recovery-codes` */
export const regenerateRecoveryCodes: Route = {
  method: 'post',
  path: '/recovery-codes',
  access: proven,
  operation: {
    operationId: 'regenerateRecoveryCodes',
    summary: 'Make new recovery codes',
    description: 'The old ones end at once. Needs a code from the last few minutes.',
    answer: objectOf({ recoveryCodes: ref('RecoveryCodes') }),
    problems: ['authorization-required', 'not-found'],
  },
  handle,
};

async function handle(call: Call): Promise<Answer> {
  const made = await call.watchword.regenerateRecoveryCodes(vouching(call));
  return made.ok ? { body: { recoveryCodes: made.recoveryCodes } } : { problem: { code: made.reason } };
}
