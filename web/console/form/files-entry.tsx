import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { discardFile, type StoredFile, uploadFile } from '../../../contract/files.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useT } from '../language.ts';
import { sizeText } from '../record/format.ts';
import { useHere } from '../session.tsx';
import type { EntryProps } from './context.ts';

/** Files uploaded from this page, for their names. */
export const uploaded = new Map<string, StoredFile>();

/** Files put with a form: uploaded at once, attached when the form is sent. */
export function FilesEntry({ id, value, label, context, onChange }: EntryProps) {
  const t = useT();
  const { congressId } = useHere();
  const input = useRef<HTMLInputElement>(null);
  const ids = (value as string[] | null | undefined) ?? [];
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const stored: string[] = [];
      for (const file of files) {
        const form = new FormData();
        form.append('file', file);
        const answer = await call(uploadFile, { query: { congressId }, ...{ body: form } });
        uploaded.set(answer.id, answer);
        stored.push(answer.id);
      }
      return stored;
    },
    onSuccess: (stored) => onChange([...ids, ...stored]),
  });
  const remove = (file: string) => {
    if (uploaded.has(file)) void call(discardFile, { params: { id: file } }).catch(() => {});
    const rest = ids.filter((i) => i !== file);
    onChange(rest.length > 0 ? rest : null);
  };
  return (
    <div>
      {ids.length > 0 && (
        <ul style={{ listStyle: 'none', margin: '0 0 8px', padding: 0 }}>
          {ids.map((file, n) => {
            const known = uploaded.get(file) ?? context.view?.files[file];
            const name = known?.name ?? t.record.file(n + 1);
            return (
              <li key={file} style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
                <PaperClipOutlined />
                <a href={`/api/files/${file}`} download>
                  {name}
                </a>
                {known && <span className="quiet">{sizeText(known.size)}</span>}
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t.form.removeFile(name)}
                  onClick={() => remove(file)}
                />
              </li>
            );
          })}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) upload.mutate(files);
        }}
      />
      <Button id={id} icon={<PaperClipOutlined />} loading={upload.isPending} onClick={() => input.current?.click()}>
        {t.form.addFile}
      </Button>
      {upload.error && (
        <p className="fault" role="alert">
          {sentenceOf(upload.error)}
        </p>
      )}
    </div>
  );
}
