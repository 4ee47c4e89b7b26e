import type { Order } from './crowd/orders.ts';
import { runCrowd } from './crowd/start-crowd.ts';
import { lineOf, show } from './screen.ts';
import { type Tally, Tallying } from './tally.ts';

const showEvery = 500;

/** Has several processes present the same codes at the same time, and shows the count as it goes. */
export async function race(order: Omit<Order, 'until'>, processes: number, seconds: number): Promise<Tally> {
  const start = Date.now();
  const tallying = new Tallying();
  const line = () => show(lineOf(tallying.tally, (Date.now() - start) / 1000));
  const showing = setInterval(line, showEvery);
  try {
    const crowd = { ...order, until: start + seconds * 1000 };
    const running = Array.from({ length: processes }, () => runCrowd(crowd, (counts) => tallying.add(counts)));
    await Promise.all(running);
  } finally {
    clearInterval(showing);
  }
  line();
  return tallying.tally;
}
