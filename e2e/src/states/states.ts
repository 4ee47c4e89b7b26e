import { challengeStates } from './challenge-states.ts';
import { manageStates } from './manage-states.ts';
import { refusedSetUpStates } from './refused-set-up-states.ts';
import { setUpStates } from './set-up-states.ts';
import type { State } from './state.ts';

/** Every state of the ready-made pages that somebody can meet. */
export const states: readonly State[] = [
  {
    name: 's1-not-eligible',
    title: /^Something to do first/,
    async reach({ site, page, open }) {
      await site.signIn(page, { hasProject: false });
      await open('/set-up');
    },
  },
  ...setUpStates,
  ...refusedSetUpStates,
  ...challengeStates,
  ...manageStates,
  { name: 'not-found', title: /^Page not found/, reach: ({ open }) => open('/nothing') },
];
