import { QrcodeOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { mostCodesOnSheets, opinionDeskRoutes } from '../../../contract/opinion-desk.ts';
import type { RecordLine } from '../../../contract/records.ts';
import { processOf } from '../../../processes/all.ts';
import { call, callBlob, sentenceOf } from '../../shared/api.ts';
import { saveFile } from '../../shared/save-file.ts';
import { useWords } from '../../shared/words.ts';
import { routesOf } from '../record/routes-of.ts';
import { useHere } from '../session.tsx';
import { codeWords } from './code.text.ts';
import { useIssue } from './code-part.tsx';
import { codeField, codeSubjectOf } from './code-subject.ts';

const deputyCode = processOf('deputyCode');
/** Ids that fit into one filter of a list. */
const mostAsked = 50;

/** Whether codes can be printed of the records in this list. */
export const hasCodes = (process: string): boolean => process === 'deputyCode' || codeSubjectOf(process) !== undefined;

interface Props {
  readonly process: { readonly id: string };
  readonly items: readonly RecordLine[];
}

/** Codes of the chosen deputies, stations or activities, nine to a page; those without one get theirs first, if that is wanted. */
export function PrintCodes({ process, items }: Props) {
  const t = useWords(codeWords);
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const { roles } = useHere();
  const issue = useIssue();
  const subject = codeSubjectOf(process.id);

  const codesOf = async (): Promise<string[]> => {
    if (!subject) return items.filter((item) => item.state === 'active').map((item) => item.id);
    const found = new Map<string, string>();
    for (let n = 0; n < items.length; n += mostAsked) {
      const ids = items.slice(n, n + mostAsked).map((item) => item.id);
      const query = { [codeField[subject]]: ids.join(','), state: 'active', limit: 100 };
      const page = await call(routesOf(deputyCode).list, { query });
      for (const code of page.items) found.set(String(code.fields[codeField[subject]]), code.id);
    }
    const missing = items.filter((item) => !found.has(item.id) && item.state === 'active');
    const isAsked = missing.length > 0 && roles.has('deputyWorkOfficer');
    if (
      isAsked &&
      (await modal.confirm({
        title: t.missing(missing.length, items.length),
        content: t.missingLead,
        okText: t.issueAll,
        cancelText: t.onlyThese,
      }))
    ) {
      for (const item of missing) {
        const name = String(item.fields.name ?? item.fields.title ?? '');
        found.set(item.id, await issue({ subject, id: item.id, name }));
      }
      await client.invalidateQueries({ queryKey: [deputyCode.plural] });
    }
    return items.flatMap((item) => found.get(item.id) ?? []);
  };

  const print = useMutation({
    mutationFn: async () => {
      const ids = await codesOf();
      if (ids.length === 0) return void message.warning(t.noneToPrint, 6);
      saveFile(await callBlob(opinionDeskRoutes.codeSheet, { body: { ids } }), `${t.title}.pdf`);
    },
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  if (!hasCodes(process.id)) return null;
  return (
    <Button
      size="small"
      icon={<QrcodeOutlined />}
      loading={print.isPending}
      onClick={() => (items.length > mostCodesOnSheets ? void message.warning(t.tooMany(mostCodesOnSheets)) : print.mutate())}
    >
      {print.isPending ? t.printing : t.print}
    </Button>
  );
}
