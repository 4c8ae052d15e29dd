import { DownloadOutlined, DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import type { RecordView } from '../../../../../contract/records.ts';
import { statuteComparisonRoutes } from '../../../../../contract/statute-comparisons.ts';
import { addressOf } from '../../../../shared/api.ts';
import { useWords } from '../../../../shared/words.ts';
import { useText } from '../../../language.ts';
import { Link, useGo } from '../../../shell/link.tsx';
import { comparisonPageWords } from './comparison.text.ts';
import { recordOf, useAct } from './use-comparison.ts';

interface Props {
  readonly view: RecordView;
  readonly old: string;
  readonly now: string;
}

/** Name and state of a comparison, what goes out of it, and what may be done with it. */
export function WorkbenchHead({ view, old, now }: Props) {
  const t = useWords(comparisonPageWords);
  const text = useText('statuteComparison');
  const go = useGo();
  const { modal } = App.useApp();
  const act = useAct(view);
  const { record } = view;
  const { title, note, corrections } = recordOf(view);
  const file = (query: Record<string, string>) =>
    addressOf(statuteComparisonRoutes.export, { params: { id: record.id }, query: { old, new: now, ...query } });
  const link = (key: string, label: string, href: string) => ({
    key,
    label: (
      <a href={href} download>
        {label}
      </a>
    ),
  });
  const sure = (action: string, ask: string, why: string) =>
    modal.confirm({
      title: ask,
      content: why,
      okText: t.yes,
      cancelText: t.cancel,
      onOk: () => act.mutateAsync({ action }).catch(() => {}),
    });
  const doing: Readonly<Record<string, { readonly label: string; run(): void }>> = {
    amend: { label: t.edit, run: () => go(`/statute-comparisons/${record.id}/edit`) },
    compareAnew: { label: t.anew, run: () => void sure('compareAnew', t.anewAsk, t.anewWhy((corrections ?? []).length)) },
    conclude: { label: t.conclude, run: () => act.mutate({ action: 'conclude' }) },
    reopen: { label: t.reopen, run: () => act.mutate({ action: 'reopen' }) },
    discard: { label: t.discard, run: () => void sure('discard', t.discardAsk, t.discardWhy) },
  };
  const items = record.can.flatMap((action) => {
    const one = doing[action];
    return one ? [{ key: action, label: one.label, onClick: one.run }] : [];
  });
  return (
    <header className="page-head">
      <h1>{title}</h1>
      <span className="state">{text.states[record.state]}</span>
      <span className="quiet">{note}</span>
      <div className="tools no-print">
        <Link to="/statute-comparisons">{t.back}</Link>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              link('docx', t.exportWord, file({ format: 'docx' })),
              link('changes', t.exportChanges, file({ format: 'docx', only: 'changes' })),
              link('xlsx', t.exportExcel, file({ format: 'xlsx' })),
              link('html', t.exportHtml, file({ format: 'html' })),
              link(
                'decision',
                t.exportDecision,
                addressOf(statuteComparisonRoutes.decision, { params: { id: record.id }, query: { old, new: now } }),
              ),
            ],
          }}
        >
          <Button icon={<DownloadOutlined />}>
            {t.export} <DownOutlined />
          </Button>
        </Dropdown>
        {items.length > 0 && (
          <Dropdown trigger={['click']} menu={{ items }}>
            <Button loading={act.isPending}>
              {t.more} <DownOutlined />
            </Button>
          </Dropdown>
        )}
      </div>
    </header>
  );
}
