import type { PrerequisiteState } from '../options/prerequisite.ts';

/** May this user link an authenticator app now? */
export type Eligibility =
  | { readonly ok: true; readonly met: readonly PrerequisiteState[]; readonly unmet: readonly [] }
  | { readonly ok: false; readonly met: readonly PrerequisiteState[]; readonly unmet: readonly PrerequisiteState[] };
