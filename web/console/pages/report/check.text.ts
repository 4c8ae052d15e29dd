import { words } from '../../../shared/words.ts';

export const checkWords = words(
  {
    title: '核对报告',
    lead: '重新计算文中每一处合计、占比和增幅，标出对不上的数字。文字不会保存。',
    text: '报告文字',
    placeholder: '粘贴报告全文，或者选择 Word、文本文件',
    run: '核对',
    file: '选择文件',
    found: '核对结果',
    nothing: '没有找到可以核对的合计、占比或增幅。',
    advice: '核对只指出互相矛盾的数字：错的可能是总数，也可能是分项，请对照记录判断。',
    kinds: { sum: '合计', share: '占比', growth: '增幅' },
  },
  {
    title: 'Check a report',
    lead: 'Works out again every sum, share and growth of a Chinese text and marks the figures that do not hold. The text is not kept.',
    text: 'Text of the report',
    placeholder: 'Paste the whole report, or choose a Word or text file',
    run: 'Check',
    file: 'Choose a file',
    found: 'What was found',
    nothing: 'No sum, share or growth was found to work out.',
    advice: 'The check shows figures that contradict each other: the whole may be wrong or a part. Please judge by the records.',
    kinds: { sum: 'sum', share: 'share', growth: 'growth' },
  },
);
