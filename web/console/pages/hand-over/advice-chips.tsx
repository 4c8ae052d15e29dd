import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { similarRoutes } from '../../../../contract/similar.ts';
import { call } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { useHere } from '../../session.tsx';
import { similarWords } from '../../similar/similar.text.ts';
import { handOverWords } from './hand-over.text.ts';

interface Props {
  readonly id: string;
  readonly taken: readonly string[];
  readonly onTake: (unitId: string) => void;
}

/** The units that past hand-overs propose for the current line, one press to take; why stands in the tip and on the suggestion's page. */
export function AdviceChips({ id, taken, onTake }: Props) {
  const words = handOverWords[useLocale()];
  const t = useWords(similarWords);
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: ['advice', congressId, id],
    retry: false,
    staleTime: 60_000,
    queryFn: ({ signal }) => call(similarRoutes.advice, { params: { id } }, { signal }),
  });
  const items = (asked.data?.units.items ?? []).filter((i) => !taken.includes(i.id)).slice(0, 3);
  if (items.length === 0) return null;
  return (
    <div className="chips">
      <span className="quiet">{words.proposed}</span>
      {items.map((item) => {
        const name = asked.data?.names[item.id] ?? '';
        const why = [item.words.length > 0 && t.becauseWords(item.words.join('、')), item.count > 0 && t.becauseCases(item.count)];
        return (
          <Button
            key={item.id}
            size="small"
            title={why.filter(Boolean).join('\n')}
            aria-label={t.takeOne(name)}
            onClick={() => onTake(item.id)}
          >
            {name} <span className="quiet">{t.percent(item.percent)}</span>
          </Button>
        );
      })}
    </div>
  );
}
