import { words } from '../../shared/words.ts';

export const paperWords = words(
  {
    title: '文书',
    open: '打开',
    copies: (n: number) => `${n} 份，每位代表一份`,
    to: (name: string) => `致${name}`,
    issue: '编号印发',
    issueLead: (name: string) => `为“${name}”编文号并存档。印发后内容不再改变。`,
    issued: (number: string) => `已印发：${number}`,
    draft: '稿',
    note: '可不填',
    cancel: '取消',
    printing: '打印文书',
    progress: (done: number, of: number) => `正在制作 ${done}/${of}`,
    printed: (papers: number, skipped: number) =>
      skipped === 0 ? `已制作 ${papers} 份。` : `已制作 ${papers} 份；${skipped} 件没有这种文书，已略过。`,
    tooMany: (n: number) => `一次最多 ${n} 件。`,
  },
  {
    title: 'Papers',
    open: 'Open',
    copies: (n: number) => `${n} copies, one for each deputy`,
    to: (name: string) => `To ${name}`,
    issue: 'Number and issue',
    issueLead: (name: string) => `Gives "${name}" a document number and keeps it. Once issued its words do not change.`,
    issued: (number: string) => `Issued: ${number}`,
    draft: 'draft',
    note: 'May be left empty',
    cancel: 'Cancel',
    printing: 'Print papers',
    progress: (done: number, of: number) => `Making ${done} of ${of}`,
    printed: (papers: number, skipped: number) =>
      skipped === 0 ? `${papers} made.` : `${papers} made; ${skipped} records have no such paper and were left out.`,
    tooMany: (n: number) => `At most ${n} at a time.`,
  },
);
