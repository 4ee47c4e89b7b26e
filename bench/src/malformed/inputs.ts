const size = 10_000_000;

/** Ten megabytes each, of what a client could send where a short text belongs. */
export const malformed: Readonly<Record<string, unknown>> = {
  digits: '1'.repeat(size),
  spaces: ' '.repeat(size),
  'letters of two bytes': 'é'.repeat(size / 2),
  'lone surrogates': '\ud800'.repeat(size / 2),
  'a token with ten megabytes of payload': `ww1.test.${'A'.repeat(size)}.${'A'.repeat(43)}`,
  'dots, where a token has three': '.'.repeat(size),
  'a list of codes': Array.from({ length: size / 10 }, () => '123456'),
};
