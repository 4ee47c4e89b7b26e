import type { Config } from '../options/options.ts';
import type { SecurityEvent } from './security-event.ts';

/**
 * Tells the host of events once the answer is on its way: `setImmediate` keeps their order and lets no handler delay or
 * change an outcome.
 */
export function dispatch(config: Config, events: readonly SecurityEvent[]): void {
  const { onEvent } = config;
  if (!onEvent) return;
  for (const event of events) setImmediate(() => void tell(config, onEvent, event));
}

type Listener = NonNullable<Config['onEvent']>;

async function tell(config: Config, onEvent: Listener, event: SecurityEvent): Promise<void> {
  try {
    await onEvent(event);
  } catch (error) {
    await report(config, error, event);
  }
}

/** A reporter that throws or rejects must not end the process: then anyone who can cause an event could. */
async function report(config: Config, error: unknown, event: SecurityEvent): Promise<void> {
  try {
    await config.onEventError(error, event);
  } catch {
    process.emitWarning(`onEventError failed for "${event.type}".`, 'WatchwordWarning');
  }
}
