import { en } from '../../../processes/informationReceipt/informationReceipt.text.en.ts';
import { zh } from '../../../processes/informationReceipt/informationReceipt.text.ts';
import { words } from '../../shared/words.ts';

/** What receipts call their states, fields and actions. */
export const receiptWords = words(zh, en);

/** Words of the page of information to deputies. */
export const informationWords = words(
  {
    title: '通报',
    unread: '请阅读',
    earlier: '看过的',
    noneUnread: '没有未读的通报。',
    none: '还没有发给您的通报。',
    issued: (day: string) => `${day} 发出`,
    from: (source: string) => `来源：${source}`,
    corrected: (day: string, why: string) => `${day} 更正：${why}`,
    withdrawn: '这份通报已撤回，内容不再提供。',
    reason: (why: string) => `撤回理由：${why}`,
    opened: (day: string) => `您于 ${day} 打开阅读`,
    confirmed: (day: string) => `您于 ${day} 确认已阅`,
    files: '附件',
    questions: '您的提问',
    waiting: '等待答复',
    ownRemark: '您的附言',
    askConfirm: '请阅读后确认。',
  },
  {
    title: 'Information',
    unread: 'Please read',
    earlier: 'Seen before',
    noneUnread: 'Nothing is unread.',
    none: 'Nothing was given to you yet.',
    issued: (day) => `Issued on ${day}`,
    from: (source) => `From: ${source}`,
    corrected: (day, why) => `Corrected on ${day}: ${why}`,
    withdrawn: 'This was withdrawn and is no longer shown.',
    reason: (why) => `Why: ${why}`,
    opened: (day) => `You opened it on ${day}`,
    confirmed: (day) => `You confirmed on ${day}`,
    files: 'Files',
    questions: 'What you asked',
    waiting: 'Not answered yet',
    ownRemark: 'Your remark',
    askConfirm: 'Please confirm once you have read it.',
  },
);
