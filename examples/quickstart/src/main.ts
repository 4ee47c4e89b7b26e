import { createInterface } from 'node:readline/promises';
import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
import { qrTerminal } from '@watchword/qr';

const watchword = createWatchword({ issuer: 'Quickstart', storage: memoryStorage(), keys: keyring(generateKey()) });
const user = { id: '1', name: 'ada@example.org' };

const terminal = createInterface({ input: process.stdin, output: process.stdout });
terminal.on('close', () => process.exit(1)); // Ctrl-C or Ctrl-D

const begun = await watchword.beginEnrollment({ user });
if (!begun.ok) throw new Error(`The enrollment was refused: ${begun.reason}`);
console.log(qrTerminal(begun.uri));
console.log(`Scan this with an authenticator app, or type its key:\n${begun.manualKey}\n`);

const { enrollmentId } = begun;
await askUntilAccepted('Its first code: ', async (code) => {
  const confirmed = await watchword.confirmEnrollment({ user, enrollmentId, code });
  if (confirmed.ok) console.log(`Recovery codes, shown once:\n${confirmed.recoveryCodes?.join('\n')}`);
  return confirmed;
});
const code = await askUntilAccepted('Its next code: ', (code) => watchword.verify({ userId: user.id, code }));

const again = await watchword.verify({ userId: user.id, code });
console.log(`The same code once more: ${again.ok ? 'accepted!' : `refused, ${again.reason}.`}`);
process.exit(again.ok ? 1 : 0);

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: string };

async function askUntilAccepted(question: string, check: (code: string) => Promise<Answer>): Promise<string> {
  const code = await terminal.question(question);
  const answer = await check(code);
  console.log(answer.ok ? 'Accepted.\n' : `Refused, ${answer.reason}.`);
  return answer.ok ? code : askUntilAccepted(question, check);
}
