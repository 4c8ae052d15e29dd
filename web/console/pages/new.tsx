import { useLocation, useParams } from '@tanstack/react-router';
import { Breadcrumb } from 'antd';
import { peopleActions } from '../../../contract/records.ts';
import { actionOf } from '../../../engine/decide.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { ActionForm } from '../form/action-form.tsx';
import { DraftingForm } from '../form/drafting-form.tsx';
import { useT, useText } from '../language.ts';
import { processAt } from '../record/routes-of.ts';
import type { Search } from '../router.tsx';
import { MissingPage } from '../shell/faults.tsx';
import { Link, useGo } from '../shell/link.tsx';

/** Makes a new record of any kind. */
export function NewPage() {
  const { plural } = useParams({ strict: false }) as { plural: string };
  const search = useLocation().search as Search;
  const process = processAt(plural);
  if (!process) return <MissingPage />;
  // What is not simply created is made the first way there is, unless another was asked for.
  const as = search.as ?? ('create' in process.actions ? 'create' : (peopleActions(process).making[0] ?? 'create'));
  if (actionOf(process, as)?.from !== 'new') return <MissingPage />;
  return process.id === 'suggestion' ? <DraftingForm view={null} /> : <Entering key={as} process={process} action={as} />;
}

function Entering({ process, action }: { readonly process: AnyProcess; readonly action: string }) {
  const t = useT();
  const text = useText(process.id);
  const go = useGo();
  return (
    <>
      <header className="page-head">
        <Breadcrumb
          items={[{ title: <Link to={`/${process.plural}`}>{t.list.several(text.name)}</Link> }, { title: text.actions[action] }]}
        />
      </header>
      <div className="section" style={{ maxWidth: 720 }}>
        <h1 style={{ marginBottom: 14 }}>{action === 'create' ? `${text.actions[action]} · ${text.name}` : text.actions[action]}</h1>
        <ActionForm
          process={process}
          action={action}
          view={null}
          onDone={(view) => go(view ? `/${process.plural}/${view.record.id}` : `/${process.plural}`, {}, true)}
          onCancel={() => go(`/${process.plural}`)}
        />
      </div>
    </>
  );
}
