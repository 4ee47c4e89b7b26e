import { fill } from './fill.ts';
import { makeSample } from './sample.ts';
import { type Measured, stores } from './stores.ts';

const users = 10_000;
const events = 10;

/** Bytes that one user takes, without events and with some. */
async function bytesPerUser({ storage, bytes }: Measured) {
  const sample = await makeSample();
  const empty = await bytes();
  await fill(storage, sample, range(0, users), 0);
  const plain = await bytes();
  await fill(storage, sample, range(users, 2 * users), events);
  const busy = await bytes();
  const user = (plain - empty) / users;
  return { user, event: ((busy - plain) / users - user) / events };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}

const sample = await makeSample();
console.log(`Text of an account: ${sample.account.length} bytes; of an event: ${sample.event.event.length} bytes.`);
console.log(`${users} users without events, then ${users} with ${events} each.\n`);
console.log('| store | bytes a user | bytes an event |\n|---|---|---|');
for (const [name, open] of Object.entries(stores)) {
  const store = await open();
  try {
    const { user, event } = await bytesPerUser(store);
    console.log(`| ${name} | ${Math.round(user)} | ${Math.round(event)} |`);
  } finally {
    await store.end();
  }
}
