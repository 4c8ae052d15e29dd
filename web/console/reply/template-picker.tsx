import { App, Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import { labelOf } from '../../../processes/text.ts';
import { fillPlaces } from '../../../registers/reply-places.ts';
import { type ReplyBlock, replyBlocks } from '../../../registers/reply-template.ts';
import { useWords } from '../../shared/words.ts';
import type { FormState } from '../form/use-form.ts';
import { useText } from '../language.ts';
import { useJoin } from '../record/lights.tsx';
import { Link } from '../shell/link.tsx';
import './reply.css';
import { replyTemplateWords } from './reply.text.ts';
import { joinBlocks, replyWords } from './reply-words.ts';
import { mostListed, type TemplateOption, useBlocks, useTemplates } from './use-templates.ts';

interface Props {
  readonly view: RecordView;
  readonly form: FormState;
  readonly max: number;
}

/** Beside the letter: a template is chosen, read as it will stand, and put in. What is written is never lost unasked, and can be had back. */
export function TemplatePicker({ view, form, max }: Props) {
  const t = useWords(replyTemplateWords);
  const [isOpen, setOpen] = useState(false);
  const [taken, setTaken] = useState<{ readonly before: unknown; readonly after: string } | null>(null);
  const [said, setSaid] = useState('');
  const canUndo = taken !== null && form.values.body === taken.after;
  const put = (text: string) => {
    if (text.length > max) return setSaid(t.tooLong(max));
    setTaken({ before: form.values.body, after: text });
    form.set('body', text);
    setSaid(t.isIn);
    setOpen(false);
  };
  return (
    <div className="template-picker">
      <div className="template-line">
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t.close : t.title}
        </Button>
        <span className="quiet" role="status">
          {said === t.isIn && !canUndo ? '' : said}
        </span>
        {canUndo && (
          <Button
            type="link"
            onClick={() => {
              form.set('body', taken.before);
              setTaken(null);
              setSaid(t.undone);
            }}
          >
            {t.undo}
          </Button>
        )}
      </div>
      {isOpen && <Chooser view={view} form={form} onPut={put} />}
    </div>
  );
}

function Chooser({ view, form, onPut }: { readonly view: RecordView; readonly form: FormState; readonly onPut: (text: string) => void }) {
  const t = useWords(replyTemplateWords);
  const [chosen, setChosen] = useState<TemplateOption | null>(null);
  const resultClass = typeof form.values.resultClass === 'string' && form.values.resultClass !== '' ? form.values.resultClass : null;
  const offered = useTemplates(String(view.record.fields.unitId ?? ''), resultClass);
  const options = offered.data?.options ?? [];
  const here = chosen && options.find((o) => o.id === chosen.id && o.whose === chosen.whose);
  const groups = (['own', 'office', 'shipped'] as const).map((whose) => ({
    label: t[whose],
    options: options
      .filter((o) => o.whose === whose)
      .map((o) => ({ value: `${o.whose}:${o.id}`, label: `${o.name}（${o.resultClass ? t.forClass(o.resultClass) : t.anyClass}）` })),
  }));
  return (
    <div className="template-chooser">
      <div className="template-line">
        <Select
          aria-label={t.choose}
          placeholder={t.choose}
          className="template-select"
          loading={offered.isLoading}
          value={here ? `${here.whose}:${here.id}` : null}
          options={groups.filter((g) => g.options.length > 0)}
          notFoundContent={offered.isLoading ? '…' : t.none}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(key: string) => setChosen(options.find((o) => `${o.whose}:${o.id}` === key) ?? null)}
        />
        <Link to="/reply-templates" search={{ state: 'active' }}>
          {t.keep}
        </Link>
      </div>
      {offered.isError && <p className="quiet">{t.failed}</p>}
      {offered.data?.isCut && <p className="quiet">{t.many(mostListed)}</p>}
      {here && <Passages key={`${here.whose}:${here.id}`} option={here} view={view} form={form} onPut={onPut} />}
    </div>
  );
}

interface PassagesProps {
  readonly option: TemplateOption;
  readonly view: RecordView;
  readonly form: FormState;
  readonly onPut: (text: string) => void;
}

function Passages({ option, view, form, onPut }: PassagesProps) {
  const t = useWords(replyTemplateWords);
  const text = useText('replyTemplate');
  const join = useJoin();
  const { modal } = App.useApp();
  const [left, setLeft] = useState<readonly ReplyBlock[]>([]);
  const blocks = useBlocks(option);
  if (blocks.isError) return <p className="quiet">{t.failed}</p>;
  if (!blocks.data) return <p className="quiet">…</p>;
  const there = replyBlocks.filter((block) => blocks.data[block]);
  const wanted = there.filter((block) => !left.includes(block));
  const filled = fillPlaces(joinBlocks(blocks.data, wanted), replyWords(view));
  const written = typeof form.values.body === 'string' ? form.values.body.trimEnd() : '';
  const replace = async () => {
    const sure = await modal.confirm({
      title: t.sure,
      content: t.sureWhy,
      okText: t.replace,
      cancelText: t.cancel,
      autoFocusButton: 'cancel',
    });
    if (sure) onPut(filled.text);
  };
  return (
    <>
      <fieldset className="template-blocks" aria-label={t.blocks}>
        {there.map((block) => (
          <Checkbox
            key={block}
            checked={!left.includes(block)}
            onChange={(event) => setLeft(event.target.checked ? left.filter((b) => b !== block) : [...left, block])}
          >
            {labelOf(text, block)}
          </Checkbox>
        ))}
      </fieldset>
      {wanted.length === 0 ? (
        <p className="quiet">{t.noneChosen}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long preview is scrolled by keyboard too
        <section className="template-preview" lang="zh-CN" aria-label={t.preview} tabIndex={0}>
          {filled.text.split('\n').map((line, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
            <p key={n}>{line}</p>
          ))}
        </section>
      )}
      {filled.missing.length > 0 && <p className="fault">{t.missing(join(filled.missing))}</p>}
      {wanted.length > 0 && (
        <div className="template-line">
          {written === '' ? (
            <Button type="primary" onClick={() => onPut(filled.text)}>
              {t.put}
            </Button>
          ) : (
            <>
              <Button onClick={() => onPut(`${written}\n${filled.text}`)}>{t.append}</Button>
              <Button onClick={() => void replace()}>{t.replace}</Button>
            </>
          )}
        </div>
      )}
    </>
  );
}
