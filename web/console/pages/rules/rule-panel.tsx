import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { RecordLine } from '../../../../contract/records.ts';
import type { RuleView } from '../../../../contract/system.ts';
import { localRule } from '../../../../registers/registers.ts';
import type { RuleKey } from '../../../../rules/keys.ts';
import { packsFor } from '../../../../rules/packs.ts';
import { call } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { actionRoute, routesOf } from '../../record/routes-of.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link } from '../../shell/link.tsx';
import { ReasonDialog } from '../admin/reason-dialog.tsx';
import { OwnRuleForm } from './own-rule-form.tsx';
import { movesOffRestDays, valueText } from './rule-value.ts';
import { ruleWords } from './rules.text.ts';

interface Props {
  readonly rule: RuleView | null;
  /** The pack the congress stands on. */
  readonly packId: string;
  readonly onClose: () => void;
}

/** One rule in full: what it means, what holds, what held before; setting an own one. */
export function RulePanel({ rule, packId, onClose }: Props) {
  const locale = useLocale();
  return (
    <Drawer
      open={rule !== null}
      onClose={onClose}
      title={rule?.label[locale] ?? ' '}
      size={560}
      destroyOnHidden
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      {rule && <Rule key={rule.key} rule={rule} packId={packId} />}
    </Drawer>
  );
}

function Rule({ rule, packId }: { readonly rule: RuleView; readonly packId: string }) {
  const t = useWords(ruleWords);
  const locale = useLocale();
  const { roles, congressId } = useHere();
  const mayEdit = roles.has('systemAdmin');
  const [editing, setEditing] = useState<RecordLine | 'new' | null>(null);
  const [ending, setEnding] = useState<RecordLine | null>(null);
  const client = useQueryClient();
  const own = useQuery({
    queryKey: [localRule.plural, congressId, rule.key],
    queryFn: ({ signal }) =>
      call(routesOf(localRule).list, { query: { ruleKey: rule.key, sort: '-effectiveFrom', limit: 100 } }, { signal }),
  });
  const end = useMutation({
    mutationFn: (given: { row: RecordLine; reason: string }) =>
      call(actionRoute(localRule, 'end'), { params: { id: given.row.id }, body: { reason: given.reason } } as never, {
        version: given.row.version,
      }),
    onSuccess: () => Promise.all(['rules', localRule.plural].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <>
      <p className="quiet">{rule.meaning[locale]}</p>
      <p style={{ fontSize: 16, margin: '10px 0 2px' }}>{valueText(rule.key, rule.value, locale)}</p>
      <p className="quiet">
        {rule.source[locale]}
        {rule.legalForce !== 'default' && ` · ${t.since(rule.effectiveFrom)}`}
        {movesOffRestDays(rule.value) && ` · ${t.rolls}`}
      </p>
      {editing === null ? (
        mayEdit && (
          <Button type="primary" style={{ margin: '14px 0' }} onClick={() => setEditing('new')}>
            {t.setOwn}
          </Button>
        )
      ) : (
        <section className="section" style={{ marginTop: 14 }}>
          <header>
            <h2>{editing === 'new' ? t.setOwn : t.change}</h2>
          </header>
          <OwnRuleForm
            key={editing === 'new' ? 'new' : editing.id}
            ruleKey={rule.key as RuleKey}
            value={editing === 'new' ? rule.value : parsed(editing.fields.value)}
            row={editing === 'new' ? null : editing}
            onDone={() => setEditing(null)}
            onCancel={() => setEditing(null)}
          />
        </section>
      )}
      <h2 style={{ margin: '14px 0 6px' }}>{t.ownHistory}</h2>
      <Loaded of={own} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t.noOwn}</p>
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {items.map((row) => (
                <li
                  key={row.id}
                  style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', padding: '8px 0', borderTop: '1px solid var(--line)' }}
                >
                  <div style={{ flex: '1 1 260px' }}>
                    {valueText(rule.key, parsed(row.fields.value), locale)}{' '}
                    {row.state === 'ended' && <span className="tag tag-ended">{t.ended}</span>}
                    <p className="quiet">
                      {t.until(String(row.fields.effectiveFrom), (row.fields.effectiveTo as string | null | undefined) ?? null)} ·{' '}
                      {String(row.fields.source)}
                    </p>
                    <p>
                      <Link to={`/${localRule.plural}/${row.id}`}>{t.log}</Link>
                    </p>
                  </div>
                  {mayEdit && row.state === 'active' && (
                    <div style={{ display: 'flex', gap: 8 }}>
                      <Button size="small" onClick={() => setEditing(row)}>
                        {t.change}
                      </Button>
                      <Button size="small" onClick={() => setEnding(row)}>
                        {t.end}
                      </Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <PackHistory ruleKey={rule.key} packId={packId} />
      <ReasonDialog
        open={ending !== null}
        title={t.end}
        what={t.endSure}
        danger
        onClose={() => setEnding(null)}
        send={async (reason) => {
          if (ending) await end.mutateAsync({ row: ending, reason: reason.slice(0, 200) });
        }}
      />
    </>
  );
}

/** What the pack and the packs under it say, oldest last. */
function PackHistory({ ruleKey, packId }: { readonly ruleKey: string; readonly packId: string }) {
  const t = useWords(ruleWords);
  const locale = useLocale();
  const entries = packsFor(packId).flatMap((pack) => pack.rules.filter((r) => r.key === ruleKey).map((r) => ({ pack, rule: r })));
  return (
    <>
      <h2 style={{ margin: '18px 0 6px' }}>{t.packHistory}</h2>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {entries.map(({ pack, rule }) => (
          <li
            key={`${pack.id}-${rule.effectiveFrom}-${rule.effectiveTo ?? ''}`}
            style={{ padding: '8px 0', borderTop: '1px solid var(--line)' }}
          >
            {valueText(ruleKey, rule.value, locale)} <span className="tag">{t.force[rule.legalForce]}</span>
            <p className="quiet">
              {rule.legalForce !== 'default' && `${t.until(rule.effectiveFrom, rule.effectiveTo ?? null)} · `}
              {rule.source[locale]}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
