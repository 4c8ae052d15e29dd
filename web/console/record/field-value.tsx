import { PaperClipOutlined } from '@ant-design/icons';
import type { HeldFiles } from '../../../contract/records.ts';
import { processes, processOf } from '../../../processes/all.ts';
import { labelOf, optionLabel } from '../../../processes/text.ts';
import type { FieldShape } from '../../../registers/shape.ts';
import type { AnyText } from '../../../registers/wording.ts';
import { useLocale } from '../../shared/words.ts';
import { useT } from '../language.ts';
import { Link } from '../shell/link.tsx';
import { momentText, sizeText } from './format.ts';
import { isPicture, Pictures } from './pictures.tsx';

interface Props {
  readonly name: string;
  readonly within?: string;
  readonly shape: FieldShape;
  readonly value: unknown;
  readonly text: AnyText;
  readonly names: Readonly<Record<string, string>>;
  readonly files?: HeldFiles | undefined;
  /** In a table: one line, no links that would compete with the row. */
  readonly compact?: boolean;
}

export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** One value as people read it. */
export function FieldValue({ name, within, shape, value, text, names, files, compact = false }: Props) {
  const t = useT();
  const locale = useLocale();
  if (isBlank(value)) return <span className="quiet">—</span>;
  switch (shape.kind) {
    case 'choice':
      return <>{optionLabel(text, name, String(value))}</>;
    case 'yes':
      return <>{value === true ? t.common.yes : t.common.no}</>;
    case 'moment':
      return <span className="nowrap">{momentText(String(value), locale)}</span>;
    case 'day':
      return <span className="nowrap">{String(value)}</span>;
    case 'ref':
      return <RefName process={shape.ref ?? ''} id={String(value)} names={names} compact={compact} />;
    case 'refs':
      return (
        <>
          {(value as string[]).map((id, n) => (
            <span key={id}>
              {n > 0 && (locale === 'zh' ? '、' : ', ')}
              <RefName process={shape.ref ?? ''} id={id} names={names} compact={compact} />
            </span>
          ))}
        </>
      );
    case 'words':
    case 'days':
      return <>{(value as string[]).join(locale === 'zh' ? '、' : ', ')}</>;
    case 'files':
      return compact ? <Files ids={value as string[]} files={files} /> : <PicturesAndFiles ids={value as string[]} files={files} />;
    case 'rows':
      return compact ? (
        t.record.rows((value as unknown[]).length)
      ) : (
        <Rows name={name} shape={shape} value={value as Record<string, unknown>[]} text={text} names={names} files={files} />
      );
    case 'paragraph':
      return compact ? String(value) : <div className="prose">{String(value)}</div>;
    case 'account':
    case 'contact':
    case 'uuid':
      return <>{names[String(value)] ?? t.record.hidden}</>;
    case 'phone':
      return compact ? String(value) : <a href={`tel:${String(value).replaceAll(' ', '')}`}>{String(value)}</a>;
    case 'line':
    case 'email':
    case 'whole':
      return <>{String(value)}</>;
  }
  void within;
}

function RefName({
  process,
  id,
  names,
  compact,
}: {
  readonly process: string;
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  readonly compact: boolean;
}) {
  const t = useT();
  const name = names[id] ?? t.record.hidden;
  const isPage = processes.some((p) => p.id === process);
  return compact || !isPage || !names[id] ? name : <Link to={`/${processOf(process).plural}/${id}`}>{name}</Link>;
}

/** Photos as pictures, other files as links. */
function PicturesAndFiles({ ids, files = {} }: { readonly ids: readonly string[]; readonly files: HeldFiles | undefined }) {
  const pictures = ids.filter((id) => isPicture(files[id]?.mediaType));
  const others = ids.filter((id) => !pictures.includes(id));
  return (
    <>
      {pictures.length > 0 && <Pictures ids={pictures} files={files} />}
      {others.length > 0 && <Files ids={others} files={files} />}
    </>
  );
}

export function Files({ ids, files = {} }: { readonly ids: readonly string[]; readonly files: HeldFiles | undefined }) {
  const t = useT();
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {ids.map((id, n) => (
        <li key={id}>
          <a href={`/api/files/${id}`} download>
            <PaperClipOutlined /> {files[id]?.name ?? t.record.file(n + 1)}
          </a>{' '}
          {files[id] && <span className="quiet nowrap">{sizeText(files[id].size)}</span>}
        </li>
      ))}
    </ul>
  );
}

function Rows({
  name,
  shape,
  value,
  text,
  names,
  files,
}: {
  readonly name: string;
  readonly shape: FieldShape;
  readonly value: readonly Record<string, unknown>[];
  readonly text: AnyText;
  readonly names: Readonly<Record<string, string>>;
  readonly files: HeldFiles | undefined;
}) {
  const columns = Object.entries(shape.columns ?? {}).filter(([column]) => column !== 'id' && value.some((row) => !isBlank(row[column])));
  // Several long texts side by side would each get a column of a few characters: such a row reads better as a sheet of its own.
  if (columns.filter(([, s]) => s.kind === 'paragraph').length > 1)
    return (
      <ol className="row-sheets">
        {value.map((row, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <li key={n}>
            <dl className="facts">
              {columns
                .filter(([column]) => !isBlank(row[column]))
                .map(([column, columnShape]) => (
                  <div key={column} className={columnShape.kind === 'paragraph' ? 'wide' : ''}>
                    <dt>{labelOf(text, column, name)}</dt>
                    <dd>
                      <FieldValue
                        name={column}
                        within={name}
                        shape={columnShape}
                        value={row[column]}
                        text={text}
                        names={names}
                        files={files}
                      />
                    </dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ol>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={labelOf(text, name)}>
      <table className="rows-view">
        <thead>
          <tr>
            {columns.map(([column]) => (
              <th key={column} scope="col">
                {labelOf(text, column, name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.map((row, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <tr key={n}>
              {columns.map(([column, columnShape]) => (
                <td key={column}>
                  <FieldValue name={column} within={name} shape={columnShape} value={row[column]} text={text} names={names} files={files} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
