import type { Request, RequestHandler, Response } from 'express';
import { passOn } from '../errors/pass-on.ts';
import type { Config } from '../options/options.ts';
import { answerWith } from '../routes/answer-with.ts';
import { checkOrder } from './check-order.ts';
import { type GuardOptions, parseRule, type Rule } from './options.ts';
import { refusalOf } from './refusal.ts';
import { refuse } from './refuse.ts';

/** Middleware that lets a request through, or answers it. */
export function guard(config: Config, options: GuardOptions): RequestHandler {
  const rule = parseRule(options);
  return async function requireSecondFactor(request, response, next) {
    let isAnswered: boolean;
    try {
      isAnswered = await answerUnlessProven(config, rule, request, response);
    } catch (error) {
      passOn(next)(error);
      return;
    }
    if (!isAnswered) next();
  };
}

async function answerUnlessProven(config: Config, rule: Rule, request: Request, response: Response): Promise<boolean> {
  checkOrder(config.basePath, request);
  const refusal = await refusalOf(config, rule, request);
  if (refusal === undefined) return false;
  await answerWith(refuse(config, refusal, request), request, response);
  return true;
}
