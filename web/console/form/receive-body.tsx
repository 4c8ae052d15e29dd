import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { opinionDeskRoutes } from '../../../contract/opinion-desk.ts';
import { actionOf } from '../../../engine/decide.ts';
import { optionLabel } from '../../../processes/text.ts';
import { type Answer, call } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { opinionWords } from '../opinion/opinion.text.ts';
import { useHere } from '../session.tsx';
import { similarWords } from '../similar/similar.text.ts';
import type { FormBody } from './action-form.tsx';
import { Field } from './entry.tsx';
import { knownNames } from './ref-entry.tsx';
import { fieldsOf } from './shapes.ts';

type Given = Answer<typeof opinionDeskRoutes.advice>;

/** Receiving and classifying an opinion: as derived, with the category and grade that earlier decisions propose above. */
export const ReceiveBody: FormBody = ({ form, context }) => {
  const fields = fieldsOf(actionOf(context.process, context.action)?.input ?? context.process.record);
  return (
    <>
      {context.view && (
        <OpinionAdvice
          id={context.view.record.id}
          gradeName={(grade) => optionLabel(context.text, 'grade', grade)}
          chosen={[form.values.categoryId, form.values.grade]}
          onCategory={(id, name) => {
            knownNames.set(id, name);
            form.set('categoryId', id);
          }}
          onGrade={(grade) => form.set('grade', grade)}
        />
      )}
      {Object.entries(fields).map(([name, shape]) => (
        <Field key={name} form={form} context={context} name={name} shape={shape} />
      ))}
    </>
  );
};

interface Props {
  readonly id: string;
  readonly chosen: readonly unknown[];
  gradeName(grade: string): string;
  onCategory(id: string, name: string): void;
  onGrade(grade: string): void;
}

function OpinionAdvice(props: Props) {
  const t = useWords(opinionWords);
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: ['opinion-advice', congressId, props.id],
    retry: false,
    staleTime: 60_000,
    queryFn: ({ signal }) => call(opinionDeskRoutes.advice, { params: { id: props.id } }, { signal }),
  });
  return (
    <section className="advice" aria-label={t.adviceTitle} aria-busy={asked.isFetching}>
      <strong>{t.adviceTitle}</strong>
      <p className="help">{t.adviceHelp}</p>
      {asked.isError && <p className="quiet">{t.adviceFailed}</p>}
      {asked.data && <Proposed given={asked.data} {...props} />}
    </section>
  );
}

function Proposed({ given, chosen, gradeName, onCategory, onGrade }: Props & { readonly given: Given }) {
  const t = useWords(opinionWords);
  const s = useWords(similarWords);
  if (given.categories.length + given.grades.length === 0) return <p className="quiet">{t.adviceNone}</p>;
  return (
    <ol>
      {given.categories.slice(0, 3).map((item) => {
        const name = given.names[item.id] ?? '';
        const why = [
          item.words.length > 0 ? s.becauseWords(item.words.join('、')) : '',
          item.count > 0 ? s.becauseSame(item.count).replace(/[:：]\s*$/, '') : '',
        ];
        return (
          <Line
            key={item.id}
            kind={t.category}
            name={name}
            percent={item.percent}
            why={why.filter(Boolean).join('；')}
            isTaken={chosen.includes(item.id)}
            onTake={() => onCategory(item.id, name)}
          />
        );
      })}
      {given.grades.map((item) => (
        <Line
          key={item.grade}
          kind={t.grade}
          name={gradeName(item.grade)}
          percent={item.percent}
          why={t.graded(item.count)}
          isTaken={chosen.includes(item.grade)}
          onTake={() => onGrade(item.grade)}
        />
      ))}
    </ol>
  );
}

interface LineProps {
  readonly kind: string;
  readonly name: string;
  readonly percent: number;
  readonly why: string;
  readonly isTaken: boolean;
  onTake(): void;
}

function Line({ kind, name, percent, why, isTaken, onTake }: LineProps) {
  const s = useWords(similarWords);
  return (
    <li>
      <div className="advice-line">
        <span className="quiet">{kind}</span>
        <strong>{name}</strong>
        <span className="quiet">{s.percent(percent)}</span>
        <Button size="small" disabled={isTaken} onClick={onTake} aria-label={s.takeOne(name)}>
          {isTaken ? s.taken : s.take}
        </Button>
      </div>
      {why !== '' && <p className="quiet">{why}</p>}
    </li>
  );
}
