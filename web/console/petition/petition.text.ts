import { words } from '../../shared/words.ts';

/** The words of the petition desk's own panels and pages. */
export const petitionWords = words(
  {
    tabs: '信访的页面',
    list: '信访列表',
    topics: '集中反映的问题',
    lead: (n: number, since: string) => `${since} 以来，${n} 个问题有两件以上信访反映，按件数排列。`,
    none: (since: string) => `${since} 以来没有两件以上信访反映同一问题。`,
    count: (n: number) => `${n} 件`,
    messages: (n: number) => `查看 ${n} 件信访`,
    repeated: '重复信访',
    noText: '（内容已清除）',
    alike: '同一信访人、相近信访',
    alikeHelp: '按加密标记比对信访人，按词语比对内容；认定为重复信访仍由您决定。',
    alikeNone: '没有同一信访人的其他信访，也没有内容相近的。',
    alikeFailed: '暂时无法比对，不影响办理。',
    samePerson: (by: string) => `同一信访人（${by}相同）`,
    by: { name: '姓名', phone: '电话', email: '邮箱' },
    join: '、',
  },
  {
    tabs: 'Pages of petitions',
    list: 'All petitions',
    topics: 'Raised by many',
    lead: (n: number, since: string) =>
      `Since ${since}, ${n} ${n === 1 ? 'matter was' : 'matters were'} raised by more than one petition; the most raised come first.`,
    none: (since: string) => `Since ${since} no matter was raised by more than one petition.`,
    count: (n: number) => `${n} petitions`,
    messages: (n: number) => `Show the ${n} petitions`,
    repeated: 'Repetition',
    noText: '(erased)',
    alike: 'Same person, or much the same',
    alikeHelp: 'Persons are compared by encrypted marks, contents by words; whether it is a repetition is for you to decide.',
    alikeNone: 'No other petition of this person, and none that says much the same.',
    alikeFailed: 'They cannot be compared just now; you can go on with the petition.',
    samePerson: (by: string) => `Same person (by ${by})`,
    by: { name: 'name', phone: 'telephone', email: 'e-mail' },
    join: ', ',
  },
);
