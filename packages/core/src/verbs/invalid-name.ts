/** The answer to a name that cannot be shown. */
export interface InvalidName {
  readonly ok: false;
  readonly reason: 'invalid-name';
  readonly field: keyof typeof words;
  /** What is wrong with the name, in words for the user. */
  readonly message: string;
}

const words = { 'user.name': 'account name', deviceName: 'device name', name: 'device name' } as const;

/** Says what is wrong with a name. */
export function invalidName(field: InvalidName['field'], problem: string): InvalidName {
  return { ok: false, reason: 'invalid-name', field, message: `The ${words[field]} ${problem}.` };
}
