import type { SimilarItem } from '../../../contract/similar.ts';
import { suggestion } from '../../../processes/suggestion/suggestion.ts';
import { optionLabel } from '../../../processes/text.ts';
import { useWords } from '../../shared/words.ts';
import { useText } from '../language.ts';
import { mergeWords } from '../merge/merge.text.ts';
import { StateTag } from '../record/lights.tsx';
import { titleOf } from '../record/title.ts';
import { Link } from '../shell/link.tsx';
import { similarWords } from './similar.text.ts';

interface Props {
  readonly items: readonly SimilarItem[];
  readonly names: Readonly<Record<string, string>>;
  /** The suggestion that each may be put beside. */
  readonly beside?: string;
}

/** Similar suggestions, each with its year, state, unit and class, and what it shares. */
export function SimilarList({ items, names, beside }: Props) {
  const t = useWords(similarWords);
  if (items.length === 0) return <p className="quiet">{t.none}</p>;
  return (
    <ul className="similar">
      {items.map((item) => (
        <SimilarLine key={item.record.id} item={item} names={names} {...(beside ? { beside } : {})} />
      ))}
    </ul>
  );
}

function SimilarLine({ item, names, beside }: { readonly item: SimilarItem } & Pick<Props, 'names' | 'beside'>) {
  const t = useWords(similarWords);
  const m = useWords(mergeWords);
  const text = useText('suggestion');
  const { fields, id, state } = item.record;
  const shared = [...item.phrases, ...item.words].slice(0, 6);
  const facts = [
    names[String(fields.sessionId)],
    fields.leadUnitId ? `${t.unit} ${names[String(fields.leadUnitId)] ?? ''}` : null,
    fields.resultClass ? optionLabel(text, 'resultClass', String(fields.resultClass)) : null,
  ].filter(Boolean);
  return (
    <li>
      <div>
        <Link to={`/suggestions/${id}`} target="_blank">
          {titleOf(suggestion, fields, names)}
        </Link>
      </div>
      <div className="similar-facts">
        <strong>{t.score(item.score)}</strong>
        {item.place === 'reply' && <span className="tag">{t.byReply}</span>}
        <StateTag process={suggestion} state={state} />
        {facts.length > 0 && <span className="quiet">{facts.join(' · ')}</span>}
        {beside && (
          <Link to="/merge" search={{ ids: `${beside},${id}` }} aria-label={m.openOne(titleOf(suggestion, fields, names))}>
            {m.open}
          </Link>
        )}
      </div>
      {shared.length > 0 && (
        <p className="quiet">
          {t.shares}
          {shared.map((part) => (
            <mark key={part}>{part}</mark>
          ))}
        </p>
      )}
    </li>
  );
}
