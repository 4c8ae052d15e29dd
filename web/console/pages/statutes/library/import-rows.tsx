import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import {
  type ImportItem,
  type ItemCorrection,
  rowFaults,
  type StatuteImport,
  statuteImportRoutes,
} from '../../../../../contract/statute-imports.ts';
import { statuteRanks } from '../../../../../contract/statutes.ts';
import { call, sentenceOf } from '../../../../shared/api.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { useT } from '../../../language.ts';
import { numberText } from '../../../record/format.ts';
import { Link } from '../../../shell/link.tsx';
import { CorrectMany, CorrectOne } from './correct-rows.tsx';
import { libraryWords } from './library.text.ts';

type Show = 'all' | 'faults' | 'ready';
const pageSize = 100;

const isShown = ({ becomes }: ImportItem, show: Show): boolean =>
  show === 'all' || (show === 'faults' ? becomes.kind === 'fault' : becomes.kind === 'newStatute' || becomes.kind === 'newVersion');

/** Whether a row can still be corrected: it has words, and is not written. */
const canCorrect = ({ becomes }: ImportItem): boolean =>
  becomes.kind !== 'written' && (becomes.kind !== 'fault' || (rowFaults as readonly string[]).includes(becomes.fault));

interface Props {
  readonly shown: StatuteImport;
  onChange(next: StatuteImport): void;
}

/** What was read of each file and what it would become, to be looked at and corrected one by one or many at once. */
export function ImportRows({ shown, onChange }: Props) {
  const t = useWords(libraryWords);
  const common = useT().common;
  const locale = useLocale();
  const { message } = App.useApp();
  const faults = shown.items.filter((item) => item.becomes.kind === 'fault').length;
  const [show, setShow] = useState<Show>('all');
  const [most, setMost] = useState(pageSize);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [edited, setEdited] = useState<string | null>(null);
  const items = useMemo(() => shown.items.filter((item) => isShown(item, show)), [shown.items, show]);
  const correct = useMutation({
    mutationFn: ({ ids, set }: { ids: readonly string[]; set: ItemCorrection }) =>
      call(statuteImportRoutes.correct, { params: { importId: shown.id }, body: { ids: [...ids], set } }),
    onSuccess: onChange,
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  const open = shown.items.find((item) => item.id === edited);
  const many = [...chosen].filter((id) => shown.items.some((item) => item.id === id && canCorrect(item)));
  const choose = (id: string, isChosen: boolean) =>
    setChosen((old) => {
      const next = new Set(old);
      if (isChosen) next.add(id);
      else next.delete(id);
      return next;
    });
  const shownNow = items.slice(0, most);
  const choosable = items.filter(canCorrect);
  return (
    <>
      <div className="statute-rows-bar">
        <Segmented<Show>
          value={show}
          onChange={setShow}
          options={(['all', 'faults', 'ready'] as const).map((value) => ({
            value,
            label: value === 'faults' && faults > 0 ? `${t.show[value]}（${faults}）` : t.show[value],
          }))}
        />
        {many.length > 0 && (
          <CorrectMany count={many.length} isBusy={correct.isPending} onSet={(set) => correct.mutate({ ids: many, set })} />
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className="statute-import-rows" tabIndex={0} aria-label={t.steps[1]}>
        <table className="statute-rows">
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={t.show.all}
                  checked={choosable.length > 0 && choosable.every((item) => chosen.has(item.id))}
                  indeterminate={choosable.some((item) => chosen.has(item.id)) && !choosable.every((item) => chosen.has(item.id))}
                  onChange={(event) => setChosen(new Set(event.target.checked ? choosable.map((item) => item.id) : []))}
                />
              </th>
              <th scope="col">{t.becomes}</th>
              <th scope="col">{t.columns.title}</th>
              <th scope="col">{t.rank}</th>
              <th scope="col">{t.issuer}</th>
              <th scope="col">{t.columns.passed}</th>
              <th scope="col">{t.columns.effective}</th>
              <th scope="col" className="number">
                {t.columns.articles}
              </th>
              <th scope="col">
                <span className="unseen">{t.edit}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shownNow.map((item) => (
              <tr key={item.id} className={item.becomes.kind === 'fault' ? 'is-fault' : undefined}>
                <td>
                  <Checkbox
                    aria-label={item.title || item.sourceName}
                    disabled={!canCorrect(item)}
                    checked={chosen.has(item.id)}
                    onChange={(event) => choose(item.id, event.target.checked)}
                  />
                </td>
                <td>
                  <Becomes item={item} />
                </td>
                <td>
                  {item.title}
                  <div className="quiet statute-source">{item.sourceName}</div>
                </td>
                <td>{item.articles > 0 && statuteRanks[item.rank][locale]}</td>
                <td>{item.issuer}</td>
                <td className="nowrap">{item.passedOn}</td>
                <td className="nowrap">{item.effectiveOn}</td>
                <td className="number">{item.articles > 0 && item.articles}</td>
                <td>
                  {canCorrect(item) && (
                    <Button size="small" aria-label={t.editLabel(item.title || item.sourceName)} onClick={() => setEdited(item.id)}>
                      {t.edit}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {items.length > most && (
        <div className="more">
          <Button onClick={() => setMost(most + pageSize)}>
            {common.more}（{numberText(items.length - most, locale)}）
          </Button>
        </div>
      )}
      <Drawer
        open={open !== undefined}
        onClose={() => setEdited(null)}
        title={open?.sourceName}
        size={460}
        styles={{ wrapper: { maxWidth: '100vw' } }}
        destroyOnHidden
      >
        {open && (
          <CorrectOne
            key={open.id}
            item={open}
            isBusy={correct.isPending}
            onSet={(set) => correct.mutate({ ids: [open.id], set }, { onSuccess: () => setEdited(null) })}
          />
        )}
      </Drawer>
    </>
  );
}

function Becomes({ item: { becomes } }: { readonly item: ImportItem }) {
  const t = useWords(libraryWords);
  if (becomes.kind === 'fault') return <span className="late">■ {t.faults[becomes.fault]}</span>;
  const id = 'statuteId' in becomes ? becomes.statuteId : null;
  const word = t.becoming[becomes.kind];
  return id === null ? <span>{word}</span> : <Link to={`/statutes/${id}`}>{word}</Link>;
}
