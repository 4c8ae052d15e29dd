/** Why a file gives no statute text. */
export type StatuteFileFault = 'notStatute' | 'noTextLayer' | 'locked' | 'oldWord' | 'tooLong' | 'tooHeavy' | 'damaged';

/** The reasons in words, as they follow the name of a file. */
export const fileFaultWords: Readonly<Record<StatuteFileFault, { readonly zh: string; readonly en: string }>> = {
  notStatute: {
    zh: '不是 DOCX、PDF、HTML、Markdown、Akoma Ntoso 或者纯文本。',
    en: 'is neither DOCX, PDF, HTML, Markdown, Akoma Ntoso nor plain text.',
  },
  noTextLayer: {
    zh: 'PDF 没有文字层（扫描件），请先做文字识别。',
    en: 'the PDF has no text layer (a scan); run character recognition first.',
  },
  locked: { zh: '文件加了密码。', en: 'the file is locked with a password.' },
  oldWord: { zh: '旧版 Word（.doc）不能直接读取，请另存为 DOCX。', en: 'this is an old Word file (.doc); save it as DOCX.' },
  tooLong: { zh: '文字过长（超过两千万字）。', en: 'the text is too long (over 20 million characters).' },
  tooHeavy: { zh: '读取这个文件超出了允许的时间或者内存。', en: 'reading the file takes more time or memory than is allowed.' },
  damaged: { zh: '文件已损坏，读不出来。', en: 'the file is damaged and cannot be read.' },
};

/** A file that gives no statute text, with the reason in both languages. */
export class StatuteFileProblem extends Error {
  readonly fault: StatuteFileFault;
  readonly zh: string;
  readonly en: string;
  constructor(fault: StatuteFileFault) {
    super(fault);
    this.fault = fault;
    this.zh = fileFaultWords[fault].zh;
    this.en = fileFaultWords[fault].en;
  }
}
