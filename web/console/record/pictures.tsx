import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { downloadFile } from '../../../contract/files.ts';
import type { HeldFiles } from '../../../contract/records.ts';
import { addressOf } from '../../shared/api.ts';
import { useWords, words } from '../../shared/words.ts';
import './pictures.css';

const pictureWords = words(
  {
    open: (n: number, of: number) => `放大第 ${n} 张照片，共 ${of} 张`,
    title: (n: number, of: number) => `照片 ${n}/${of}`,
    alt: (n: number) => `第 ${n} 张照片`,
    before: '上一张',
    next: '下一张',
    save: '下载原图',
    broken: '照片暂时无法显示，可以下载查看。',
  },
  {
    open: (n: number, of: number) => `Enlarge photo ${n} of ${of}`,
    title: (n: number, of: number) => `Photo ${n} of ${of}`,
    alt: (n: number) => `Photo ${n}`,
    before: 'Previous',
    next: 'Next',
    save: 'Download',
    broken: 'The photo cannot be shown just now; it can be downloaded.',
  },
);

const shown = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Whether files of this kind are shown as pictures: only kinds that a browser draws and never runs. */
export const isPicture = (mediaType: string | undefined): boolean => mediaType !== undefined && shown.has(mediaType);

const sourceOf = (id: string): string => addressOf(downloadFile, { params: { id } });

/** Photos side by side; each opens large, and the arrow keys leaf through them. */
export function Pictures({ ids, files }: { readonly ids: readonly string[]; readonly files: HeldFiles }) {
  const t = useWords(pictureWords);
  const [open, setOpen] = useState<number | null>(null);
  return (
    <>
      <ul className="pictures">
        {ids.map((id, n) => (
          <li key={id}>
            <button type="button" onClick={() => setOpen(n)} aria-label={t.open(n + 1, ids.length)}>
              <Photo id={id} alt="" />
            </button>
          </li>
        ))}
      </ul>
      {open !== null && (
        <Large
          id={ids[open] ?? ''}
          n={open}
          of={ids.length}
          name={files[ids[open] ?? '']?.name}
          onTurn={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

interface LargeProps {
  readonly id: string;
  readonly n: number;
  readonly of: number;
  readonly name: string | undefined;
  onTurn(n: number): void;
  onClose(): void;
}

function Large({ id, n, of, name, onTurn, onClose }: LargeProps) {
  const t = useWords(pictureWords);
  const turn = (by: number) => onTurn((n + by + of) % of);
  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight') onTurn((n + 1) % of);
      if (event.key === 'ArrowLeft') onTurn((n - 1 + of) % of);
    };
    window.addEventListener('keydown', byKey);
    return () => window.removeEventListener('keydown', byKey);
  }, [n, of, onTurn]);
  return (
    <Modal
      open
      onCancel={onClose}
      width={960}
      title={t.title(n + 1, of)}
      footer={
        <div className="pictures-foot">
          <Button icon={<LeftOutlined />} disabled={of < 2} onClick={() => turn(-1)}>
            {t.before}
          </Button>
          <Button icon={<RightOutlined />} disabled={of < 2} onClick={() => turn(1)}>
            {t.next}
          </Button>
          <a href={sourceOf(id)} download={name ?? true}>
            {t.save}
          </a>
        </div>
      }
    >
      <div className="pictures-large">
        <Photo key={id} id={id} alt={t.alt(n + 1)} />
      </div>
    </Modal>
  );
}

function Photo({ id, alt }: { readonly id: string; readonly alt: string }) {
  const t = useWords(pictureWords);
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <span className="quiet">{t.broken}</span>;
  return <img src={sourceOf(id)} alt={alt} loading="lazy" onError={() => setBroken(true)} />;
}
