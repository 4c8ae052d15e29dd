import { words } from '../../shared/words.ts';

/** Words of what stands beside information to deputies. */
export const informationWords = words(
  {
    reading: '阅读情况',
    lead: (addressed: string, opened: string, share: string) => `发给 ${addressed} 名代表，已阅 ${opened} 名，阅读率 ${share}`,
    confirmed: (n: string) => `，确认 ${n} 名`,
    asking: (n: string) => `待答复的提问 ${n} 件`,
    unread: '未阅代表名单',
    all: '全部回执',
    columns: { delegation: '代表团', addressed: '发给', opened: '已阅', confirmed: '已确认', share: '阅读率', left: '未阅' },
    none: '（未编入代表团）',
    leftOf: (name: string, n: number) => `${name}未阅 ${n} 名，查看名单`,
    own: '我的回执',
    text: '通报内容',
    gone: '这份通报已撤回，内容不再提供。',
  },
  {
    reading: 'Who has read it',
    lead: (addressed, opened, share) => `Given to ${addressed} deputies, read by ${opened}, ${share}`,
    confirmed: (n) => `; confirmed by ${n}`,
    asking: (n) => `Questions to be answered: ${n}`,
    unread: 'Who has not read it',
    all: 'All receipts',
    columns: { delegation: 'Delegation', addressed: 'Given to', opened: 'Read', confirmed: 'Confirmed', share: 'Share', left: 'Not read' },
    none: '(in no delegation)',
    leftOf: (name, n) => `${n} of ${name} have not read it: see the list`,
    own: 'Your receipt',
    text: 'The information',
    gone: 'This information was withdrawn and is no longer shown.',
  },
);
