import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { systemRoutes } from '../../../../contract/system.ts';
import { congressLevels } from '../../../../registers/levels.ts';
import { choosablePacks } from '../../../../rules/packs.ts';
import { ApiProblem, call, sentenceOf, setLocale } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { useSwitchLanguage, useT, useText } from '../../language.ts';
import { Loaded } from '../../shell/faults.tsx';
import { Link, useGo } from '../../shell/link.tsx';
import { Labelled, Sentence } from '../admin/labelled.tsx';
import { type AdminId, adminIds, emptySetup, inputOf, type SetupFault, type SetupForm, setupFaults } from './check-setup.ts';
import { firstRunWords } from './first-run.text.ts';

/** The first page of an empty installation: the congress and its three administrators. */
export function FirstRunPage() {
  const t = useWords(firstRunWords);
  const shell = useT();
  const locale = useLocale();
  const keepLocale = useSwitchLanguage();
  const about = useQuery({ queryKey: ['about'], queryFn: () => call(systemRoutes.about, {}) });
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <main style={{ maxWidth: 760, margin: '0 auto', padding: '32px 16px 64px' }}>
      <p style={{ display: 'flex', alignItems: 'center', gap: 12, marginBottom: 18 }}>
        <img src="/mark.svg" alt="" width={32} height={32} />
        <span style={{ fontSize: 20, fontWeight: 600, letterSpacing: '.08em' }}>{shell.shell.product}</span>
        <Button
          type="link"
          style={{ marginLeft: 'auto' }}
          lang={other === 'en' ? 'en' : 'zh-CN'}
          onClick={() => {
            setLocale(other);
            keepLocale(other);
          }}
        >
          {other === 'en' ? 'English' : '中文'}
        </Button>
      </p>
      <h1>{t.title}</h1>
      <Loaded of={about}>
        {(known) =>
          known.isEmpty ? (
            <SetUp />
          ) : (
            <p className="empty">
              {t.already} <Link to="/sign-in">{t.toSignIn}</Link>
            </p>
          )
        }
      </Loaded>
    </main>
  );
}

function SetUp() {
  const t = useWords(firstRunWords);
  const go = useGo();
  const client = useQueryClient();
  const [form, setForm] = useState<SetupForm>(emptySetup);
  const [faults, setFaults] = useState<Readonly<Record<string, SetupFault | string>>>({});
  const send = useMutation({
    mutationFn: () => call(systemRoutes.setup, { body: inputOf(form) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['about'] });
      go('/sign-in', {}, true);
    },
    onError: (error) => {
      if (error instanceof ApiProblem)
        setFaults(Object.fromEntries(error.errors.map((e) => [e.path, e.code === 'alreadyExists' ? 'taken' : e.message || 'required'])));
    },
  });
  const clear = (path: string) => setFaults((old) => Object.fromEntries(Object.entries(old).filter(([at]) => at !== path)));
  const setAdmin = (id: AdminId, field: 'name' | 'username' | 'password' | 'again', value: string) => {
    setForm((old) => ({ ...old, admins: { ...old.admins, [id]: { ...old.admins[id], [field]: value } } }));
    clear(`${id}.${field}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = setupFaults(form);
    setFaults(found);
    if (Object.keys(found).length === 0) send.mutate();
    else requestAnimationFrame(() => document.querySelector<HTMLElement>('.faults')?.scrollIntoView({ block: 'center' }));
  };
  const count = Object.keys(faults).length;
  return (
    <form className="form" onSubmit={submit} noValidate style={{ marginTop: 10 }}>
      <p className="quiet" style={{ maxWidth: '46em' }}>
        {t.lead}
      </p>
      <Sentence text={send.error && count === 0 ? sentenceOf(send.error) : count > 0 ? t.faults(count) : null} />
      <CongressPart
        form={form}
        faults={faults}
        set={(field, value) => {
          setForm((old) => ({ ...old, congress: { ...old.congress, [field]: value } }));
          clear(`congress.${field}`);
        }}
      />
      <section className="section" style={{ margin: 0 }}>
        <header>
          <h2>{t.admins}</h2>
        </header>
        <div className="quiet" style={{ marginBottom: 12 }}>
          {t.passwordRules}
          <ul style={{ margin: '2px 0 0', paddingLeft: 20 }}>
            {t.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </div>
        {adminIds.map((id) => (
          <AdminPart key={id} id={id} form={form} faults={faults} set={(field, value) => setAdmin(id, field, value)} />
        ))}
      </section>
      <div>
        <Button type="primary" size="large" htmlType="submit" loading={send.isPending}>
          {t.go}
        </Button>
      </div>
    </form>
  );
}

interface PartProps<F extends string> {
  readonly form: SetupForm;
  readonly faults: Readonly<Record<string, SetupFault | string>>;
  readonly set: (field: F, value: string) => void;
}

/** The sentence for a fault: one of our own by its code, or what the server said. */
function useFault(faults: Readonly<Record<string, string>>) {
  const t = useWords(firstRunWords);
  const known: Readonly<Record<string, string>> = {
    required: t.required,
    badCode: t.badCode,
    badUsername: t.badUsername,
    weak: t.weak,
    differs: t.differs,
    sameName: t.sameName,
    taken: t.taken,
  };
  return (path: string) => {
    const fault = faults[path];
    return fault === undefined ? undefined : (known[fault] ?? fault);
  };
}

function CongressPart({ form: { congress }, faults, set }: PartProps<keyof SetupForm['congress']>) {
  const t = useWords(firstRunWords);
  const locale = useLocale();
  const text = useText('congress');
  const fault = useFault(faults);
  return (
    <section className="section" style={{ margin: 0 }}>
      <header>
        <h2>{t.congress}</h2>
      </header>
      <Pair>
        <Labelled id="congress-name" label={t.name} help={t.nameHelp} fault={fault('congress.name')}>
          <Input id="congress-name" value={congress.name} maxLength={60} onChange={(e) => set('name', e.target.value)} />
        </Labelled>
        <Labelled id="congress-short" label={t.shortName} help={t.shortNameHelp} fault={fault('congress.shortName')}>
          <Input id="congress-short" value={congress.shortName} maxLength={20} onChange={(e) => set('shortName', e.target.value)} />
        </Labelled>
        <Labelled id="congress-level" label={t.level} help={t.levelHelp}>
          <Select
            id="congress-level"
            value={congress.level}
            onChange={(level) => set('level', level)}
            options={congressLevels.map((value) => ({ value, label: text.options[`level.${value}`] ?? value }))}
          />
        </Labelled>
        <Labelled id="congress-region" label={t.regionCode} help={t.regionHelp} fault={fault('congress.regionCode')}>
          <Input
            id="congress-region"
            value={congress.regionCode}
            inputMode="numeric"
            maxLength={12}
            onChange={(e) => set('regionCode', e.target.value.trim())}
          />
        </Labelled>
      </Pair>
      <div style={{ marginTop: 12 }}>
        <Labelled id="congress-pack" label={t.rulePack} help={t.rulePackHelp} fault={fault('congress.rulePack')}>
          <Select
            id="congress-pack"
            value={congress.rulePack}
            onChange={(pack) => set('rulePack', pack)}
            options={choosablePacks.map((pack) => ({ value: pack.id, label: pack.jurisdiction[locale] }))}
          />
        </Labelled>
      </div>
    </section>
  );
}

function AdminPart({ id, form, faults, set }: PartProps<'name' | 'username' | 'password' | 'again'> & { readonly id: AdminId }) {
  const t = useWords(firstRunWords);
  const fault = useFault(faults);
  const admin = form.admins[id];
  const complete = { name: 'off', username: 'off', password: 'new-password', again: 'new-password' } as const;
  const entry = (field: keyof typeof complete, label: string, help?: string) => (
    <Labelled id={`${id}-${field}`} label={label} help={help} fault={fault(`${id}.${field}`)}>
      {field === 'password' || field === 'again' ? (
        <Input.Password
          id={`${id}-${field}`}
          autoComplete={complete[field]}
          maxLength={128}
          value={admin[field]}
          onChange={(e) => set(field, e.target.value)}
        />
      ) : (
        <Input
          id={`${id}-${field}`}
          autoComplete="off"
          autoCapitalize="none"
          maxLength={field === 'name' ? 30 : 40}
          value={admin[field]}
          onChange={(e) => set(field, e.target.value)}
        />
      )}
    </Labelled>
  );
  return (
    <fieldset style={{ border: 0, borderTop: '1px solid var(--line)', margin: 0, padding: '12px 0 14px' }}>
      <legend style={{ float: 'left', width: '100%', padding: 0, marginBottom: 8 }}>
        <strong>{t.admin[id].name}</strong> <span className="quiet">{t.admin[id].does}</span>
      </legend>
      <div style={{ clear: 'both' }}>
        <Pair>
          {entry('name', t.person)}
          {entry('username', t.username)}
          {entry('password', t.password)}
          {entry('again', t.again)}
        </Pair>
      </div>
    </fieldset>
  );
}

const Pair = ({ children }: { readonly children: ReactNode }) => (
  <div
    style={{
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
      gap: '12px 20px',
      alignItems: 'start',
    }}
  >
    {children}
  </div>
);
