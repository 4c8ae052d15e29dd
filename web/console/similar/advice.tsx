import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type Advice, similarRoutes } from '../../../contract/similar.ts';
import { suggestion } from '../../../processes/suggestion/suggestion.ts';
import { type Answer, call } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { titleOf } from '../record/title.ts';
import { useHere } from '../session.tsx';
import { Link } from '../shell/link.tsx';
import { similarWords } from './similar.text.ts';

type Given = Answer<typeof similarRoutes.advice>;

interface Props {
  readonly id: string;
  readonly target: 'units' | 'categories';
  /** What stands in the form already. */
  readonly chosen: readonly string[];
  readonly onTake: (id: string, name: string) => void;
}

const staff = similarRoutes.advice.access.roles;

/** What past decisions propose for a suggestion, each with its reasons and a button; nothing is filled in unasked. */
export function AdvicePanel({ id, target, chosen, onTake }: Props) {
  const t = useWords(similarWords);
  const { congressId, roles } = useHere();
  const asked = useQuery({
    queryKey: ['advice', congressId, id],
    enabled: staff.some((role) => roles.has(role)),
    retry: false,
    staleTime: 60_000,
    queryFn: ({ signal }) => call(similarRoutes.advice, { params: { id } }, { signal }),
  });
  if (!asked.data) return null;
  const { items, model } = asked.data[target];
  return (
    <section className="advice" aria-label={target === 'units' ? t.unitsAdvised : t.categoriesAdvised}>
      <strong>{target === 'units' ? t.unitsAdvised : t.categoriesAdvised}</strong>
      <p className="help">{t.adviceHelp}</p>
      {items.length === 0 ? (
        <p className="quiet">{t.noAdvice}</p>
      ) : (
        <ol>
          {items.map((item) => (
            <AdviceLine
              key={item.id}
              item={item}
              given={asked.data}
              target={target}
              isTaken={chosen.includes(item.id)}
              onTake={() => onTake(item.id, asked.data.names[item.id] ?? '')}
            />
          ))}
        </ol>
      )}
      <p className="quiet">{model ? t.learntFrom(model.examples, percentOf(model.top1), percentOf(model.top3)) : t.noModel}</p>
    </section>
  );
}

interface LineProps {
  readonly item: Advice;
  readonly given: Given;
  readonly target: Props['target'];
  readonly isTaken: boolean;
  readonly onTake: () => void;
}

function AdviceLine({ item, given, target, isTaken, onTake }: LineProps) {
  const t = useWords(similarWords);
  const name = given.names[item.id] ?? '';
  const cases = given.cases.filter((c) => item.cases.includes(c.id));
  return (
    <li>
      <div className="advice-line">
        <strong>{name}</strong>
        <span className="quiet">{t.percent(item.percent)}</span>
        <Button size="small" disabled={isTaken} onClick={onTake} aria-label={t.takeOne(name)}>
          {isTaken ? t.taken : t.take}
        </Button>
      </div>
      {item.words.length > 0 && <p className="quiet">{t.becauseWords(item.words.join('、'))}</p>}
      {cases.length > 0 && (
        <p className="quiet">
          {target === 'units' ? t.becauseCases(item.count) : t.becauseSame(item.count)}
          {cases.map((c, n) => (
            <span key={c.id}>
              {n > 0 && '；'}
              <Link to={`/suggestions/${c.id}`} target="_blank">
                {titleOf(suggestion, c.fields, given.names)}
              </Link>
            </span>
          ))}
        </p>
      )}
    </li>
  );
}

const percentOf = (share: number): string => `${Math.round(share * 100)}%`;
