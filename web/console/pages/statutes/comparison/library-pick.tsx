import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { statuteRoutes, versionChanges } from '../../../../../contract/statutes.ts';
import { call } from '../../../../shared/api.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { Loaded } from '../../../shell/faults.tsx';
import { comparisonPageWords } from './comparison.text.ts';

interface Props {
  readonly onPick: (version: {
    readonly versionId: string;
    readonly source: string;
    readonly label: string;
    readonly on: string | null;
  }) => void;
}

/** Finds a statute of the library by its title, and takes one of its versions. */
export function LibraryPick({ onPick }: Props) {
  const t = useWords(comparisonPageWords).form;
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [statuteId, setStatuteId] = useState<string | null>(null);
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['statutes', 'pick', q],
    queryFn: ({ signal }) => call(statuteRoutes.list, { query: { limit: 20, ...(q === '' ? {} : { q }) } }, { signal }),
  });
  const statute = useQuery({
    queryKey: ['statutes', 'pick-versions', statuteId],
    enabled: statuteId !== null,
    queryFn: ({ signal }) => call(statuteRoutes.read, { params: { statuteId: statuteId ?? '' } }, { signal }),
  });
  return (
    <div className="law-paste">
      <Select
        aria-label={t.library}
        placeholder={t.libraryPlace}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        value={statuteId}
        loading={found.isFetching}
        notFoundContent={found.isFetching ? null : t.libraryNone}
        options={(found.data?.items ?? []).map((s) => ({ value: s.id, label: s.title }))}
        onChange={(id: string) => setStatuteId(id)}
      />
      {statuteId !== null && (
        <Loaded of={statute} rows={2}>
          {({ title, versions }) => (
            <ul className="law-library-versions">
              {versions.map((v) => {
                const day = v.effectiveOn ?? v.passedOn;
                const name = `${day ?? ''} ${versionChanges[v.change][locale]}`.trim();
                return (
                  <li key={v.id}>
                    <button
                      type="button"
                      className="plain link"
                      onClick={() => onPick({ versionId: v.id, source: title, label: name.slice(0, 60), on: day })}
                    >
                      {name}
                    </button>
                  </li>
                );
              })}
            </ul>
          )}
        </Loaded>
      )}
    </div>
  );
}
