import { useParams } from '@tanstack/react-router';
import { Breadcrumb } from 'antd';
import type { AnyProcess } from '../../../engine/define.ts';
import { ActionForm } from '../form/action-form.tsx';
import { DraftingForm } from '../form/drafting-form.tsx';
import { useT, useText } from '../language.ts';
import { processAt } from '../record/routes-of.ts';
import { MissingPage } from '../shell/faults.tsx';
import { Link, useGo } from '../shell/link.tsx';

/** Makes a new record of any kind. */
export function NewPage() {
  const { plural } = useParams({ strict: false }) as { plural: string };
  const process = processAt(plural);
  if (!process || !('create' in process.actions) || process.actions.create?.from !== 'new') return <MissingPage />;
  return process.id === 'suggestion' ? <DraftingForm view={null} /> : <Entering process={process} />;
}

function Entering({ process }: { readonly process: AnyProcess }) {
  const t = useT();
  const text = useText(process.id);
  const go = useGo();
  return (
    <>
      <header className="page-head">
        <Breadcrumb
          items={[{ title: <Link to={`/${process.plural}`}>{t.list.several(text.name)}</Link> }, { title: text.actions.create }]}
        />
      </header>
      <div className="section" style={{ maxWidth: 720 }}>
        <h1 style={{ marginBottom: 14 }}>
          {text.actions.create} · {text.name}
        </h1>
        <ActionForm
          process={process}
          action="create"
          view={null}
          onDone={(view) => go(view ? `/${process.plural}/${view.record.id}` : `/${process.plural}`, {}, true)}
          onCancel={() => go(`/${process.plural}`)}
        />
      </div>
    </>
  );
}
