import type { Refusal } from './refusal.ts';

/** Whether mail could be sent there: the rest is for the message that asks to confirm it. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+\.[^\s@\p{Cc}]+$/u.test(text);
}

export const notAnEmail: Refusal = {
  status: 422,
  title: 'Not an e-mail address',
  text: 'Type the whole address, such as mere@institute.example.',
};
