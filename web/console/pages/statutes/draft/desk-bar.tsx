import { Button, Checkbox, Input, Progress, Select } from 'antd';
import type { DraftArticle, HintView } from '../../../../../contract/draft-reviews.ts';
import { findingKinds, findingSeverities } from '../../../../../processes/draftFinding/draftFinding.ts';
import { optionLabel } from '../../../../../processes/text.ts';
import { useWords } from '../../../../shared/words.ts';
import { useText } from '../../../language.ts';
import { deskWords } from './desk.text.ts';

/** What hints are shown: kind, severity, and whether only those nobody has decided on. */
export interface DeskFilter {
  readonly kind: string;
  readonly severity: string;
  readonly isUndecidedOnly: boolean;
}

interface Props {
  readonly articles: readonly DraftArticle[];
  readonly all: readonly HintView[];
  readonly admitted: number;
  readonly done: number;
  readonly filter: DeskFilter;
  readonly sought: string;
  readonly found: number;
  readonly onFilter: (filter: DeskFilter) => void;
  readonly onSeek: (words: string) => void;
  readonly onGo: (position: number) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** Above the draft: how far the review is, what is shown, and ways to move. */
export function DeskBar({ articles, all, admitted, done, filter, sought, found, onFilter, onSeek, onGo, onStep }: Props) {
  const t = useWords(deskWords);
  const text = useText('draftFinding');
  const chapters = articles.flatMap((a) => a.begins.map((label) => ({ label, value: `c${a.position}-${label}`, position: a.position })));
  const kinds = findingKinds.filter((kind) => all.some((h) => h.kind === kind));
  return (
    <div className="desk-bar no-print">
      <div className="desk-progress">
        <strong>{t.progress(done, all.length)}</strong>
        <Progress
          percent={all.length === 0 ? 100 : Math.round((100 * done) / all.length)}
          size="small"
          showInfo={false}
          aria-label={t.progress(done, all.length)}
        />
      </div>
      <search className="line" aria-label={t.filters}>
        <Select
          size="small"
          aria-label={t.kind}
          value={filter.kind}
          style={{ minWidth: 140 }}
          onChange={(kind) => onFilter({ ...filter, kind })}
          options={[{ value: '', label: t.anyKind }, ...kinds.map((value) => ({ value, label: optionLabel(text, 'kind', value) }))]}
        />
        <Select
          size="small"
          aria-label={t.severity}
          value={filter.severity}
          style={{ minWidth: 110 }}
          onChange={(severity) => onFilter({ ...filter, severity })}
          options={[
            { value: '', label: t.anySeverity },
            ...findingSeverities.map((value) => ({ value, label: optionLabel(text, 'severity', value) })),
          ]}
        />
        <Checkbox checked={filter.isUndecidedOnly} onChange={(event) => onFilter({ ...filter, isUndecidedOnly: event.target.checked })}>
          {t.undecidedOnly}
        </Checkbox>
        <span className="quiet" role="status">
          {all.length > 0 && (admitted === 0 ? t.noMatch : t.shownHints(admitted))}
        </span>
      </search>
      <div className="line">
        <Button size="small" disabled={admitted === 0} onClick={() => onStep(-1)} title={t.keys}>
          {t.previous} <kbd>K</kbd>
        </Button>
        <Button size="small" disabled={admitted === 0} onClick={() => onStep(1)} title={t.keys}>
          {t.next} <kbd>J</kbd>
        </Button>
        <Select
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t.contents}
          placeholder={t.contents}
          value={null}
          style={{ minWidth: 150 }}
          popupMatchSelectWidth={260}
          onChange={(_, option) => option && 'position' in option && onGo(option.position)}
          options={chapters.length > 0 ? chapters : articles.map((a) => ({ label: a.label, value: a.id, position: a.position }))}
        />
        <Input.Search
          size="small"
          allowClear
          aria-label={t.searchText}
          placeholder={t.searchText}
          style={{ maxWidth: 200 }}
          onSearch={(words) => onSeek(words.trim())}
        />
        {sought !== '' && <span className="quiet">{t.found(found)}</span>}
      </div>
    </div>
  );
}
