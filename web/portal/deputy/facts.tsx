import type { ReactNode } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import { useWords } from '../../shared/words.ts';
import { deputyWords } from './deputy.text.ts';
import { facts } from './forms.ts';
import type { Kind } from './kinds.ts';
import { labelOf, type RecordWords, useProcessWords } from './process-words.ts';

const longText = 60;
/** What somebody wrote stands below its name however short it is. */
const written = new Set(['content', 'problem', 'analysis', 'proposal', 'feedback', 'answer', 'firstAnswer', 'body', 'detail']);

/** What a record says, long texts below their names, short ones beside them. */
export function RecordFacts({ kind, view, title }: { readonly kind: Kind; readonly view: RecordView; readonly title?: string }) {
  const t = useWords(deputyWords);
  const words = useProcessWords()[kind];
  const { fields } = view.record;
  const rows = facts[kind].flatMap((name) => {
    const shown = isBlank(fields[name]) ? null : shownOf(name, fields[name], view, words, t);
    return shown === null ? [] : [{ name, shown, isLong: typeof shown !== 'string' || shown.length > longText || written.has(name) }];
  });
  const short = rows.filter((row) => !row.isLong);
  return (
    <section className="sheet">
      <h2>{title ?? t.facts}</h2>
      {rows
        .filter((row) => row.isLong)
        .map(({ name, shown }) => (
          <div key={name} className="long">
            <h3>{labelOf(words, name)}</h3>
            {typeof shown === 'string' ? <p className="said">{shown}</p> : shown}
          </div>
        ))}
      {short.length > 0 && (
        <dl className="facts">
          {short.map(({ name, shown }) => (
            <div key={name}>
              <dt>{labelOf(words, name)}</dt>
              <dd>{shown}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

type Texts = { readonly yes: string; readonly no: string; readonly file: (name: string) => string };

function shownOf(name: string, value: unknown, view: RecordView, words: RecordWords, t: Texts): ReactNode {
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one === 'string' && one in view.files))
      return <Files ids={value as string[]} view={view} file={t.file} />;
    return (
      <ul className="plain-list">
        {value.map((one: unknown) => (
          <li key={JSON.stringify(one)}>
            {typeof one === 'object' && one !== null
              ? Object.values(one)
                  .filter((v) => !isBlank(v))
                  .join(' · ')
              : String(one)}
          </li>
        ))}
      </ul>
    );
  }
  const text = String(value);
  return words.options[`${name}.${text}`] ?? view.names[text] ?? text;
}

/** Photos are shown, other files are fetched by name. */
export const Files = ({
  ids,
  view,
  file,
}: {
  readonly ids: readonly string[];
  readonly view: RecordView;
  readonly file: Texts['file'];
}) => (
  <ul className="photos">
    {ids.map((id) => {
      const { name = '', mediaType = '' } = view.files[id] ?? {};
      return (
        <li key={id}>
          <a href={`/api/files/${id}`}>{mediaType.startsWith('image/') ? <img src={`/api/files/${id}`} alt={file(name)} /> : file(name)}</a>
        </li>
      );
    })}
  </ul>
);
