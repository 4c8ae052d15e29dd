import { CopyOutlined, DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { opinionDeskRoutes } from '../../../contract/opinion-desk.ts';
import { call, callBlob, sentenceOf } from '../../shared/api.ts';
import { saveFile } from '../../shared/save-file.ts';
import { useWords } from '../../shared/words.ts';
import { useHere } from '../session.tsx';
import { Loaded } from '../shell/faults.tsx';
import { codeWords } from './code.text.ts';
import { useCopy } from './use-copy.ts';
import './opinion.css';

/** A code in use: its picture, its address to copy, and files to print it from. */
export function CodeCard({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useWords(codeWords);
  const { congressId } = useHere();
  const { message } = App.useApp();
  const copy = useCopy();
  const asked = useQuery({
    queryKey: ['deputy-codes', 'address', congressId, id],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => call(opinionDeskRoutes.codeAddress, { params: { id } }, { signal }),
  });
  const print = useMutation({
    mutationFn: () => callBlob(opinionDeskRoutes.codeSheet, { body: { ids: [id] } }),
    onSuccess: (pdf) => saveFile(pdf, `${name}.pdf`),
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  return (
    <Loaded of={asked} rows={4}>
      {({ url, svg }) => (
        <div className="code-card">
          <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={t.picture(name)} width={168} height={168} />
          <div>
            <span className="quiet">{t.address}</span>
            <p className="code-address">{url}</p>
            <div className="buttons no-print">
              <Button size="small" icon={<CopyOutlined />} onClick={() => void copy(url, t.copied, t.notCopied)}>
                {t.copy}
              </Button>
              <Button
                size="small"
                icon={<DownloadOutlined />}
                onClick={() => saveFile(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`)}
              >
                {t.svg}
              </Button>
              <Button size="small" icon={<DownloadOutlined />} loading={print.isPending} onClick={() => print.mutate()}>
                {t.pdf}
              </Button>
            </div>
          </div>
        </div>
      )}
    </Loaded>
  );
}
