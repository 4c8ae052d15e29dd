import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { downloadFile } from '../../../contract/files.ts';
import { mostPrinted, type PrintLine, paperRoutes } from '../../../contract/papers.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import type { Paper } from '../../../engine/paper.ts';
import { papersOf } from '../../../processes/documents.ts';
import { addressOf, callBlob, callLines, sentenceOf } from '../../shared/api.ts';
import { saveFile } from '../../shared/save-file.ts';
import { useLocale, useWords } from '../../shared/words.ts';
import { paperWords } from '../record/papers.text.ts';

/** Papers of all chosen records: lists over them, and each one's own paper in one PDF. */
export function PrintPapers({ process, ids }: { readonly process: AnyProcess; readonly ids: readonly string[] }) {
  const t = useWords(paperWords);
  const locale = useLocale();
  const { message } = App.useApp();
  const [progress, setProgress] = useState<string | null>(null);
  const lists = papersOf(process.id, 'many');
  const singles = papersOf(process.id, 'one');
  if (lists.length + singles.length === 0) return null;
  const start = async (paper: Paper) => {
    if (paper.over === 'one' && ids.length > mostPrinted) return message.warning(t.tooMany(mostPrinted));
    setProgress(t.progress(0, ids.length));
    try {
      if (paper.over === 'many')
        saveFile(await callBlob(paperRoutes.list, { params: { paper: paper.id }, body: { ids: [...ids] } }), `${paper.name[locale]}.pdf`);
      else await printMany(paper);
    } catch (error) {
      message.error(sentenceOf(error), 8);
    } finally {
      setProgress(null);
    }
  };
  const printMany = (paper: Paper) =>
    callLines(paperRoutes.print, { params: { paper: paper.id }, body: { ids: [...ids] } }, (given) => {
      const line = given as PrintLine;
      if ('progress' in line) setProgress(t.progress(line.progress.done, line.progress.of));
      else if ('problem' in line) message.error(line.problem.title, 8);
      else {
        message.success(t.printed(line.ready.papers, line.ready.skipped), 6);
        window.location.assign(addressOf(downloadFile, { params: { id: line.ready.fileId } }));
      }
    });
  return (
    <Dropdown
      disabled={progress !== null}
      menu={{
        items: [...lists, ...singles].map((p) => ({ key: p.id, label: p.name[locale] })),
        onClick: ({ key }) => {
          const paper = [...lists, ...singles].find((p) => p.id === key);
          if (paper) void start(paper);
        },
      }}
    >
      <Button size="small" icon={<PrinterOutlined />} loading={progress !== null}>
        {progress ?? t.printing}
      </Button>
    </Dropdown>
  );
}
