import type { Duty, ModalKind } from '../cite/duties.ts';
import { type Clause, likeness, pairsOf } from './clauses.ts';
import type { Placed } from './conflicts.ts';
import type { Hint } from './hint.ts';

const prefix = 16;
const sameAction = 0.5;
const nearAction = 0.5;
const sameSentence = 0.22;

const contentOf = ({ action, modal }: Duty): Set<number> => pairsOf(action.slice(modal.text.length, modal.text.length + prefix));

const force: Readonly<Record<ModalKind, 'must' | 'mustNot' | 'may'>> = {
  duty: 'must',
  prohibition: 'mustNot',
  permission: 'may',
  right: 'may',
  encouragement: 'may',
};

/** Duties of an article that superior law lays on with another force: 应当 for 可以, 可以 for 不得 and the like. */
export function modalHints(article: string, clauses: readonly Clause[], related: readonly Placed[]): Hint[] {
  const hints: Hint[] = [];
  const theirs = related.flatMap((placed) => placed.clause.duties.map((duty) => ({ placed, duty, content: contentOf(duty) })));
  for (const clause of clauses) {
    for (const duty of clause.duties) {
      const content = contentOf(duty);
      if (content.size < 4) continue;
      const same = theirs
        .map((t) => ({ ...t, near: likeness(content, t.content) }))
        .filter((t) => t.near >= nearAction && likeness(clause.pairs, t.placed.clause.pairs) >= sameSentence)
        .sort((x, y) => y.near - x.near);
      const [best] = same;
      if (!best || best.near < sameAction || same.some((t) => force[t.duty.modal.kind] === force[duty.modal.kind])) continue;
      hints.push(modalHint(article, clause, duty, best.placed, best.duty));
      break;
    }
  }
  return hints;
}

function modalHint(article: string, clause: Clause, mine: Duty, { law, article: place, clause: superior }: Placed, theirs: Duty): Hint {
  const isFreedom = [mine, theirs].some((d) => force[d.modal.kind] === 'may');
  return {
    kind: 'modal',
    severity: isFreedom ? 'warning' : 'error',
    article,
    clause: clause.text,
    superior: { law, article: place, quote: superior.text },
    source: null,
    why: {
      zh: `上位法用“${theirs.modal.text}”，这里用“${mine.modal.text}”，义务或者权利因此不同。`,
      en: `Superior law says "${theirs.modal.text}" where this says "${mine.modal.text}": the duty or right is not the same.`,
    },
  };
}
