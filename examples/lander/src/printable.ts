/** Control characters, what turns the direction of text, and halves of characters: none may reach a terminal or a log. */
const unsafe = /[\p{Cc}\p{Cs}\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** Text from outside in a form that a terminal and a log can be trusted with. Longer text is cut. */
export function printable(text: string, longest = 64): string {
  return text.slice(0, longest).replace(unsafe, '\uFFFD');
}
