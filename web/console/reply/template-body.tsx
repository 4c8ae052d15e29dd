import { App, Button, Select } from 'antd';
import { useRef } from 'react';
import { actionOf } from '../../../engine/decide.ts';
import { fillPlaces, type ReplyPlace, replyPlaces } from '../../../registers/reply-places.ts';
import { type ReplyBlock, replyBlocks } from '../../../registers/reply-template.ts';
import { shippedTemplates } from '../../../registers/reply-templates.shipped.ts';
import { useLocale, useWords } from '../../shared/words.ts';
import type { FormBody } from '../form/action-form.tsx';
import { entryId, Field } from '../form/entry.tsx';
import { fieldsOf } from '../form/shapes.ts';
import { useHere } from '../session.tsx';
import './reply.css';
import { replyTemplateWords } from './reply.text.ts';
import { joinBlocks, sampleWords } from './reply-words.ts';
import { blocksOf } from './use-templates.ts';

/** A reply template: its passages with the places that can be used, and an example of what it reads like. */
export const TemplateBody: FormBody = ({ form, context }) => {
  const t = useWords(replyTemplateWords);
  const locale = useLocale();
  const { modal } = App.useApp();
  const { roles } = useHere();
  const isOffice = roles.has('deputyWorkOfficer') || roles.has('scOfficeClerk');
  const last = useRef<ReplyBlock>('opening');
  const fields = fieldsOf(actionOf(context.process, context.action)?.input ?? context.process.record);
  const written = blocksOf(form.values);
  const example = fillPlaces(joinBlocks(written, replyBlocks), sampleWords).text;

  const start = async (id: string) => {
    const shipped = shippedTemplates.find((s) => s.id === id);
    if (!shipped) return;
    const isEmpty = Object.values(written).every((text) => text.trim() === '');
    if (!isEmpty && !(await modal.confirm({ title: t.startSure, content: t.startWhy, okText: t.replace, cancelText: t.cancel }))) return;
    if (!form.values.name) form.set('name', shipped.name.zh);
    form.set('resultClass', shipped.resultClass);
    for (const block of replyBlocks) form.set(block, shipped[block] ?? null);
  };
  const insert = (place: ReplyPlace) => {
    const box = document.getElementById(entryId(context, last.current));
    const text = String(form.values[last.current] ?? '');
    const [from, to] = box instanceof HTMLTextAreaElement ? [box.selectionStart, box.selectionEnd] : [text.length, text.length];
    form.set(last.current, `${text.slice(0, from)}{${place}}${text.slice(to)}`);
    requestAnimationFrame(() => {
      if (!(box instanceof HTMLTextAreaElement)) return;
      box.focus();
      box.setSelectionRange(from + place.length + 2, from + place.length + 2);
    });
  };
  const field = (name: string) => {
    const shape = fields[name];
    return shape && <Field key={name} form={form} context={context} name={name} shape={shape} />;
  };
  return (
    <>
      {context.action === 'create' && (
        <Select
          aria-label={t.start}
          placeholder={t.start}
          className="template-select"
          value={null}
          options={shippedTemplates.map((s) => ({
            value: s.id,
            label: `${s.name[locale]}（${s.resultClass ? t.forClass(s.resultClass) : t.anyClass}）`,
          }))}
          onChange={(id: string) => void start(id)}
        />
      )}
      {field('name')}
      {isOffice || !fields.unitId ? (
        field('unitId')
      ) : (
        // A unit's people keep templates of their unit only: nothing to leave empty.
        <Field form={form} context={context} name="unitId" shape={{ ...fields.unitId, optional: false }} help="" />
      )}
      {field('resultClass')}
      <section className="template-places" aria-label={t.places}>
        <strong>{t.places}</strong>
        <p className="help">{t.placesHelp}</p>
        <div className="template-line">
          {(Object.keys(replyPlaces) as ReplyPlace[]).map((place) => (
            <Button key={place} size="small" onClick={() => insert(place)}>
              <span lang="zh-CN">{`{${place}}`}</span>
              {locale === 'en' && <span className="quiet">{replyPlaces[place].en}</span>}
            </Button>
          ))}
        </div>
      </section>
      {replyBlocks.map((block) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: only notes which passage the cursor was in
        <div
          key={block}
          onFocus={() => {
            last.current = block;
          }}
        >
          {field(block)}
        </div>
      ))}
      {example !== '' && (
        <section aria-label={t.example}>
          <strong>{t.example}</strong>
          <p className="help">{t.exampleHelp}</p>
          <div className="template-preview" lang="zh-CN">
            {example.split('\n').map((line, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              <p key={n}>{line}</p>
            ))}
          </div>
        </section>
      )}
    </>
  );
};
