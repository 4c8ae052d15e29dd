import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Checkbox, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { type RuleView, systemRoutes } from '../../../../contract/system.ts';
import { choosablePacks } from '../../../../rules/packs.ts';
import { type Answer, call } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { today } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { useSetSearch } from '../../shell/link.tsx';
import './rules.css';
import { RulePanel } from './rule-panel.tsx';
import { movesOffRestDays, valueText } from './rule-value.ts';
import { ruleWords } from './rules.text.ts';
import { type RuleStep, ruleSteps, stepOf } from './steps.ts';

type Rules = Answer<typeof systemRoutes.rules>;

/** The rules of the congress by the steps of the work, each with its source; beside those of another pack where one is chosen. */
export function RulesPage() {
  const t = useWords(ruleWords);
  const locale = useLocale();
  const { congressId } = useHere();
  const { search } = useLocation();
  const { on: asOf, compare, different, rule: opened } = search as Record<string, string | undefined>;
  const setSearch = useSetSearch();
  const on = asOf && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : today();
  const asked = useQuery({
    queryKey: ['rules', congressId, on],
    queryFn: ({ signal }) => call(systemRoutes.rules, { query: { on } }, { signal }),
  });
  const pack = choosablePacks.find((p) => p.id === compare)?.id;
  const other = useQuery({
    queryKey: ['rules', 'pack', pack, on],
    enabled: pack !== undefined,
    queryFn: ({ signal }) => call(systemRoutes.rules, { query: { on, pack } }, { signal }),
  });
  const packName = (id: string) => asked.data?.packs.find((p) => p.id === id)?.name[locale] ?? id;
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        {asked.data && (
          <span className="quiet">
            {t.sentence(packName(asked.data.packId), asked.data.rules.length, asked.data.rules.filter((r) => r.packId === 'own').length)}
          </span>
        )}
      </header>
      <search className="filters">
        <label htmlFor="rules-on">{t.on}</label>
        <DatePicker
          id="rules-on"
          value={dayjs(on)}
          allowClear={false}
          format="YYYY-MM-DD"
          onChange={(d) => setSearch({ on: d ? d.format('YYYY-MM-DD') : null })}
        />
        <Select
          aria-label={t.compare}
          allowClear
          placeholder={t.compare}
          value={pack ?? null}
          style={{ minWidth: 220 }}
          onChange={(id) => setSearch({ compare: id ?? null })}
          options={choosablePacks.filter((p) => p.id !== asked.data?.packId).map((p) => ({ value: p.id, label: p.jurisdiction[locale] }))}
        />
        {pack && (
          <Checkbox checked={different === 'true'} onChange={(e) => setSearch({ different: e.target.checked ? 'true' : null })}>
            {t.onlyDifferent}
          </Checkbox>
        )}
      </search>
      <Loaded of={asked} rows={12}>
        {(rules) => (
          <>
            <RuleTable
              rules={rules}
              other={pack && other.data ? { name: packName(pack), rules: other.data.rules } : null}
              onlyDifferent={different === 'true'}
              onOpen={(key) => setSearch({ rule: key })}
            />
            <RulePanel
              rule={rules.rules.find((r) => r.key === opened) ?? null}
              packId={rules.packId}
              onClose={() => setSearch({ rule: null })}
            />
          </>
        )}
      </Loaded>
    </>
  );
}

interface TableProps {
  readonly rules: Rules;
  readonly other: { readonly name: string; readonly rules: readonly RuleView[] } | null;
  readonly onlyDifferent: boolean;
  readonly onOpen: (key: string) => void;
}

function RuleTable({ rules, other, onlyDifferent, onOpen }: TableProps) {
  const t = useWords(ruleWords);
  const beside = new Map(other?.rules.map((r) => [r.key, r]));
  const differs = (rule: RuleView) => other !== null && JSON.stringify(beside.get(rule.key)?.value) !== JSON.stringify(rule.value);
  const shown = rules.rules.filter((r) => !onlyDifferent || other === null || differs(r));
  const steps = (Object.keys(ruleSteps) as RuleStep[]).filter((step) => shown.some((r) => stepOf(r.key) === step));
  if (shown.length === 0) return <p className="sheet empty">{t.none}</p>;
  return (
    <>
      {other && (
        <p className="quiet" style={{ marginBottom: 8 }}>
          {t.different(rules.rules.filter(differs).length)}
        </p>
      )}
      {steps.map((step) => (
        <section className="section rules" key={step}>
          <header>
            <h2>{t.steps[step]}</h2>
          </header>
          <table className={`rows-view rules-table ${other ? 'compared' : ''}`}>
            <thead>
              <tr>
                <th scope="col">{t.rule}</th>
                <th scope="col">{t.value}</th>
                {other && <th scope="col">{other.name}</th>}
                <th scope="col">{t.source}</th>
              </tr>
            </thead>
            <tbody>
              {shown
                .filter((r) => stepOf(r.key) === step)
                .map((rule) => (
                  <RuleRow
                    key={rule.key}
                    rule={rule}
                    beside={other ? (beside.get(rule.key) ?? null) : undefined}
                    isDifferent={differs(rule)}
                    onOpen={() => onOpen(rule.key)}
                  />
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

interface RowProps {
  readonly rule: RuleView;
  /** Undefined where nothing is compared; null where the other pack has no such rule. */
  readonly beside: RuleView | null | undefined;
  readonly isDifferent: boolean;
  readonly onOpen: () => void;
}

function RuleRow({ rule, beside, isDifferent, onOpen }: RowProps) {
  const t = useWords(ruleWords);
  const locale = useLocale();
  const force = rule.packId === 'own' ? t.own : (t.force as Readonly<Record<string, string>>)[rule.legalForce];
  return (
    <tr>
      <td>
        <button
          type="button"
          className="plain"
          style={{ color: 'var(--ink)' }}
          aria-label={t.open(rule.label[locale])}
          title={rule.meaning[locale]}
          onClick={onOpen}
        >
          {rule.label[locale]}
        </button>
      </td>
      <td>
        {valueText(rule.key, rule.value, locale)}
        {movesOffRestDays(rule.value) && <div className="quiet">{t.rolls}</div>}
      </td>
      {beside !== undefined && (
        <td style={isDifferent ? { background: 'var(--ink-pale)' } : undefined}>
          {beside === null ? (
            '—'
          ) : isDifferent ? (
            <strong>{valueText(rule.key, beside.value, locale)}</strong>
          ) : (
            <span className="quiet">{t.same}</span>
          )}
          {isDifferent && beside && <div className="quiet">{beside.source[locale]}</div>}
        </td>
      )}
      <td>
        <span className={`tag ${rule.packId === 'own' ? 'tag-live' : ''}`}>{force}</span> {rule.source[locale]}
        <div className="quiet">
          {rule.legalForce !== 'default' && t.since(rule.effectiveFrom)}
          {rule.unverified && (
            <span title={t.unverified}>
              {' '}
              · <span aria-hidden>▲</span> {t.unverified}
            </span>
          )}
        </div>
      </td>
    </tr>
  );
}
