import { Obedience } from './hammer/obedience.ts';
import type { Order, Reply } from './hammer/orders.ts';

/**
 * The program of a process that {@link hammer} starts.
 * @module
 */
const obedience = new Obedience();

const say = (reply: Reply) => void process.send?.(reply);

process.on('message', (order: Order) => {
  obedience
    .obey(order, say)
    .catch((error: unknown) =>
      say({ what: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
});

// Nobody is left to give orders: a connection to a store would keep the process for ever.
process.on('disconnect', () => process.exit());
