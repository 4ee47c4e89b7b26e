import type { Problem } from '../problems/problem.ts';
import { type ProblemCode, problemKinds } from '../problems/problem-codes.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';
import { withReturn } from './return-address.ts';
import type { Site } from './site.ts';
import type { ToldProblem } from './texts/problem-texts.ts';

/** What went wrong, in words, with a way on; never how (C8, C10). */
export function problemPage(site: Site, { code, allow }: Problem, back: string): Page {
  const told = toldAs(site, code);
  const { title, text } = site.texts.problems[told];
  const { href, label } = wayOn(site, told, back);
  const main = html`<div class="card narrow">
<h1>${title}</h1>
<p>${text}</p>
<p><a class="primary" href="${href}">${label}</a></p>
</div>`;
  return { status: problemKinds[code].status, title, main, allow, narrow: true };
}

/** What another try at the same address would not change. */
const leadHome: ReadonlySet<ToldProblem> = new Set(['not-signed-in', 'not-found', 'method-not-allowed']);

function wayOn({ texts, signIn, home }: Site, told: ToldProblem, back: string) {
  if (told === 'not-signed-in' && signIn !== undefined) {
    return { href: withReturn(signIn, back), label: texts.problems.signIn };
  }
  if (leadHome.has(told)) return { href: home, label: texts.frame.home };
  return { href: back, label: texts.problems.again };
}

/** Pages tell of everything else themselves. */
function toldAs({ texts }: Site, code: ProblemCode): ToldProblem {
  return Object.hasOwn(texts.problems, code) ? (code as ToldProblem) : 'internal-error';
}
