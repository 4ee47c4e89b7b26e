/** A name that may be shown, or a sentence that tells the user what is wrong with it. */
export type NameCheck = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly problem: string };

/** What a name must keep to. */
export interface NameRules {
  /** In UTF-8 bytes. */
  readonly longest: number;
  /** An otpauth label is cut at its first colon (U4). */
  readonly colon: boolean;
}

/** The account name in the app: it may be an e-mail address. */
export const accountNameRules: NameRules = { longest: 255, colon: false };
/** The issuer's name in the app. */
export const issuerRules: NameRules = { longest: 64, colon: false };
/** What a user calls a device. */
export const deviceNameRules: NameRules = { longest: 128, colon: true };

/** Trims and normalises (NFC) a name, or says why it cannot be one. */
export function checkName(value: unknown, rules: NameRules): NameCheck {
  if (typeof value !== 'string') return { ok: false, problem: 'is not text' };
  if (value.length > rules.longest) return { ok: false, problem: tooLong(rules) };
  const name = value.normalize('NFC').trim();
  const problem = problemWith(name, rules);
  return problem === undefined ? { ok: true, name } : { ok: false, problem };
}

function problemWith(name: string, rules: NameRules): string | undefined {
  if (name === '') return 'is empty';
  if (!name.isWellFormed()) return 'is not well-formed Unicode';
  if (Buffer.byteLength(name) > rules.longest) return tooLong(rules);
  // Line ends forge log lines and headers; direction overrides make one name look like another (A44).
  if (/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(name)) return 'holds an invisible control character';
  // Nobody could tell which device it is, and press the right button beside it.
  if (!/[^\p{Default_Ignorable_Code_Point}\p{Mark}\p{Separator}\p{Cf}\u2800]/u.test(name))
    return 'has no letter to see';
  return !rules.colon && name.includes(':') ? 'holds a colon, which authenticator apps cut it at' : undefined;
}

function tooLong(rules: NameRules): string {
  return `is longer than ${rules.longest} bytes`;
}
