import { mock } from 'node:test';
import type { Order, Reply } from './orders.ts';

// Before better-auth is loaded, so that it has no other clock.
mock.timers.enable({ apis: ['Date'] });
const { RacingBrowser, nameOf } = await import('./better-auth.ts');
const browser = new RacingBrowser(String(process.argv[2]));

async function obey(order: Order): Promise<string> {
  mock.timers.setTime(order.now);
  if (order.what === 'enroll') return browser.enroll();
  if (order.what === 'confirm') return browser.confirm(order.code);
  if (order.what === 'sign-in') return browser.signIn();
  return browser.verify(order.code);
}

async function replyTo(order: Order): Promise<Reply> {
  try {
    return { said: await obey(order) };
  } catch (error) {
    return { failed: `${order.what}: ${nameOf(error)}` };
  }
}

process.on('message', (order: Order) => void replyTo(order).then((reply) => process.send?.(reply)));
