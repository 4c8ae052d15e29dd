import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { RecordView } from '../../../contract/records.ts';
import { processOf } from '../../../processes/all.ts';
import { labelOf } from '../../../processes/text.ts';
import { roles as roleWords } from '../../../registers/roles.ts';
import { call } from '../../shared/api.ts';
import { useLocale } from '../../shared/words.ts';
import { useT, useText } from '../language.ts';
import { Loaded } from '../shell/faults.tsx';
import { momentText } from './format.ts';
import { useJoin } from './lights.tsx';
import { routesOf } from './routes-of.ts';
import { toldChanges } from './told-changes.ts';

const shown = 20;

/** Everything that happened to a record, newest first. */
export function Story({ view }: { readonly view: RecordView }) {
  const t = useT();
  const locale = useLocale();
  const join = useJoin();
  const { record } = view;
  const process = processOf(record.process);
  const text = useText(record.process);
  const asked = useInfiniteQuery({
    queryKey: [process.plural, 'log', record.id, record.version],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call(routesOf(process).log, { params: { id: record.id }, query: { limit: shown, ...(pageParam ? { before: pageParam } : {}) } }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <section className="section">
      <header>
        <h2>{t.record.story}</h2>
      </header>
      <Loaded of={asked} rows={4}>
        {({ pages }) => (
          <ol className="story">
            {pages.flatMap((page, n) =>
              page.items.map((entry, at) => {
                const earlier = [...page.items.slice(at + 1), ...pages.slice(n + 1).flatMap((later) => later.items)];
                const { changed, emptied } = toldChanges(process, entry, earlier, !asked.hasNextPage);
                const said = [
                  ...(changed.length > 0 ? [t.form.changed(join(changed.map((f) => labelOf(text, f))))] : []),
                  ...(emptied.length > 0 ? [t.form.emptied(join(emptied.map((f) => labelOf(text, f))))] : []),
                ];
                const roles = entry.roles.flatMap((r) => (r in roleWords ? roleWords[r as keyof typeof roleWords][locale] : []));
                const who =
                  entry.actorKind === 'system'
                    ? t.record.clock
                    : entry.actorKind === 'citizen'
                      ? t.record.citizen
                      : [entry.actorName ?? '', entry.unitId ? (page.names[entry.unitId] ?? '') : '', roles[0] ?? '']
                          .filter(Boolean)
                          .join(' · ');
                return (
                  <li key={entry.version}>
                    <div className="what">
                      {text.actions[entry.action] ?? entry.action}
                      {entry.from !== entry.to && <span style={{ fontWeight: 400 }}> → {text.states[entry.to] ?? entry.to}</span>}
                    </div>
                    <div className="quiet">{[momentText(entry.at, locale), who].filter(Boolean).join(' · ')}</div>
                    {said.length > 0 && entry.from !== null && (
                      <div className="quiet" style={{ fontSize: 12.5 }}>
                        {said.join(t.form.andThen)}
                      </div>
                    )}
                  </li>
                );
              }),
            )}
          </ol>
        )}
      </Loaded>
      {asked.hasNextPage && (
        <div className="more no-print">
          <Button size="small" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {t.record.earlier}
          </Button>
        </div>
      )}
    </section>
  );
}
