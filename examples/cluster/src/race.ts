import type { Order } from './crowd/orders.ts';
import { startCrowd } from './crowd/start-crowd.ts';
import { lineOf, show } from './screen.ts';
import { type Tally, Tallying } from './tally.ts';

const showEvery = 500;

/** Has several processes present the same codes at the same time, and shows the count as it goes. */
export async function race(order: Order, processes: number, seconds: number): Promise<Tally> {
  const crowds = await Promise.all(Array.from({ length: processes }, () => startCrowd(order)));
  const start = Date.now();
  const until = start + seconds * 1000;
  const tallying = new Tallying();
  const line = () => show(lineOf(tallying.tally, (Date.now() - start) / 1000));
  const showing = setInterval(line, showEvery);
  try {
    await Promise.all(crowds.map((crowd) => crowd.run({ until }, (counts) => tallying.add(counts))));
  } finally {
    clearInterval(showing);
  }
  line();
  return tallying.tally;
}
