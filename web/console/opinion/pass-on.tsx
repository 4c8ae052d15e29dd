import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { open311AdminRoutes } from '../../../contract/open311.ts';
import type { RecordView } from '../../../contract/records.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { open311Words } from '../pages/admin/open311.text.ts';
import { useHere } from '../session.tsx';

const states = new Set(['routed', 'inProgress', 'escalated']);

/** Passes an opinion that a government platform handles on to one that is connected. */
export function PassOn({ view }: { readonly view: RecordView }) {
  const t = useWords(open311Words);
  const { congressId, roles } = useHere();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<string | null>(null);
  const { id, state, fields } = view.record;
  const isFree = fields.outsideName == null || fields.outsideStatus === 'closed';
  const mayPass =
    open311AdminRoutes.choices.access.roles.some((role) => roles.has(role)) &&
    states.has(state) &&
    fields.routeKind === 'governmentPlatform' &&
    isFree;
  const asked = useQuery({
    queryKey: ['open311 choices', congressId],
    enabled: mayPass,
    retry: false,
    queryFn: ({ signal }) => call(open311AdminRoutes.choices, { query: {} }, { signal }),
  });
  const pass = useMutation({
    mutationFn: (platformId: string) => call(open311AdminRoutes.passOn, { params: { id }, body: { platformId } }),
    onSuccess: async ({ name }) => {
      message.success(t.passed(name), 6);
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  const items = asked.data?.items ?? [];
  if (!mayPass || items.length === 0) return null;
  const platformId = chosen ?? (items.length === 1 ? (items[0]?.id ?? null) : null);
  return (
    <section className="section no-print" aria-label={t.passOn}>
      <header>
        <h2>{t.passOn}</h2>
      </header>
      <p className="quiet">{t.passLead}</p>
      <div className="buttons" style={{ marginTop: 8 }}>
        <Select
          aria-label={t.choose}
          placeholder={t.choose}
          style={{ minWidth: 200 }}
          value={platformId}
          onChange={setChosen}
          options={items.map((item) => ({ value: item.id, label: item.name }))}
        />
        <Button disabled={platformId === null} loading={pass.isPending} onClick={() => platformId && pass.mutate(platformId)}>
          {t.passOn}
        </Button>
      </div>
    </section>
  );
}
