/** What a hint looks at in a draft; every given condition must hold. Nothing here is code: a reader of the list can check it. */
export interface HintCondition {
  readonly fields: readonly ('title' | 'problem' | 'analysis' | 'proposal')[];
  /** At least so many of these words stand in the fields (one, unless said otherwise). */
  readonly has?: readonly string[];
  readonly atLeast?: number;
  /** None of these words stands in the fields. */
  readonly lacks?: readonly string[];
  /** The fields hold something, but fewer characters. */
  readonly shorterThan?: number;
  readonly longerThan?: number;
}

/** One hint on whether a draft may be admitted: shown while writing, never a refusal. */
export interface AdmissibilityHint {
  readonly id: string;
  /** The field that the hint is about. */
  readonly field: 'title' | 'problem' | 'proposal';
  readonly anyOf: readonly HintCondition[];
  readonly text: { readonly zh: string; readonly en: string };
  readonly source: { readonly zh: string; readonly en: string };
}

const all = ['title', 'problem', 'analysis', 'proposal'] as const;
const inadmissible = {
  zh: '不作为代表建议提出的情形，各地代表建议工作条例均有规定',
  en: 'Matters that are no suggestion, as the local regulations on suggestions list them',
};
const clear = { zh: '一事一议、有情况有分析有具体意见', en: 'One matter a paper, with facts, analysis and concrete proposals' };

/** The hints in force everywhere, most serious first. */
export const admissibilityHints: readonly AdmissibilityHint[] = [
  {
    id: 'severalMatters',
    field: 'title',
    anyOf: [
      { fields: ['title'], has: ['以及', '和关于', '暨', '等问题', '几点建议', '若干建议', '若干问题', '几个问题'] },
      { fields: ['title'], has: ['、', '；', ';'], longerThan: 30 },
    ],
    text: {
      zh: '标题像是讲了不止一件事。一件建议只写一件事，不同的事请分别提出。',
      en: 'The title seems to name more than one matter. One paper, one matter: please write the others separately.',
    },
    source: clear,
  },
  {
    id: 'private',
    field: 'problem',
    anyOf: [
      {
        fields: all,
        has: [
          '本人的',
          '我本人',
          '我家',
          '我的父亲',
          '我的母亲',
          '我的丈夫',
          '我的妻子',
          '我的孩子',
          '我儿子',
          '我女儿',
          '本公司',
          '我公司',
          '我司',
        ],
      },
    ],
    text: {
      zh: '内容像是代表本人、亲属或所在单位的个别事务。这类事项请通过信访等渠道反映。',
      en: 'This reads like a private matter of the deputy, relatives or their own enterprise, for which petitions are the way.',
    },
    source: inadmissible,
  },
  {
    id: 'judicialCase',
    field: 'problem',
    anyOf: [
      {
        fields: all,
        has: ['判决', '再审', '上诉', '二审', '一审', '执行案', '案号', '起诉', '公诉', '刑拘', '立案侦查', '仲裁裁决', '申诉案'],
        atLeast: 2,
      },
      { fields: all, has: ['民初', '刑初', '行初', '民终', '刑终', '行终', '执恢'] },
    ],
    text: {
      zh: '内容像是涉及具体的司法案件。具体案件不作为代表建议提出。',
      en: 'This reads like a particular court case. Such cases are no suggestion.',
    },
    source: inadmissible,
  },
  {
    id: 'forwardedLetter',
    field: 'problem',
    anyOf: [{ fields: all, has: ['转交', '代为转达', '来信如下', '附信', '信访件', '联名信', '控告信', '举报信', '此致敬礼', '上访'] }],
    text: {
      zh: '内容像是代转群众来信。请把反映的问题用自己的调研写成建议，来信另行转交。',
      en: 'This reads like a letter passed on. Please write the matter up from your own study and hand the letter over separately.',
    },
    source: inadmissible,
  },
  {
    id: 'academicOrPromotion',
    field: 'problem',
    anyOf: [{ fields: all, has: ['论文', '课题组', '本研究', '参考文献', '我公司产品', '产品推介', '推广应用我', '专利号', '获奖产品'] }],
    text: {
      zh: '内容像是学术探讨或产品推介。代表建议应针对各方面工作提出意见。',
      en: 'This reads like academic discussion or promotion of a product. A suggestion is about the work of public bodies.',
    },
    source: inadmissible,
  },
  {
    id: 'beyondCompetence',
    field: 'proposal',
    anyOf: [
      {
        fields: ['title', 'proposal'],
        has: ['修改宪法', '修改刑法', '修改民法典', '全国人大常委会应', '建议国务院', '中央军委', '外交部应', '国家层面立法'],
      },
    ],
    text: {
      zh: '所提事项像是超出本级国家机关的职权。可建议由本级机关向上反映。',
      en: 'This seems beyond the powers of bodies at this level. You may suggest that they report it upwards.',
    },
    source: inadmissible,
  },
  {
    id: 'shortProblem',
    field: 'problem',
    anyOf: [{ fields: ['problem'], shorterThan: 40 }],
    text: {
      zh: '情况写得较短。请写明何时何地、涉及多少人、现在怎样。',
      en: 'The facts are short. Say where and when, how many are concerned, and how it stands now.',
    },
    source: clear,
  },
  {
    id: 'shortProposal',
    field: 'proposal',
    anyOf: [{ fields: ['proposal'], shorterThan: 30 }],
    text: {
      zh: '具体意见写得较短。请写明建议由谁做、做什么、做到什么程度。',
      en: 'The proposal is short. Say who should do what, and how far.',
    },
    source: clear,
  },
  {
    id: 'noConcreteProposal',
    field: 'proposal',
    anyOf: [
      {
        fields: ['proposal'],
        has: ['引起重视', '高度重视', '加强重视', '予以重视', '尽快解决', '妥善解决', '加大力度'],
        lacks: [
          '建立',
          '制定',
          '修订',
          '增设',
          '新建',
          '改造',
          '安排',
          '列入',
          '明确',
          '出台',
          '开展',
          '设立',
          '完善',
          '推动',
          '落实',
          '增加',
          '开通',
          '修复',
        ],
      },
    ],
    text: {
      zh: '意见中只有原则性的要求。请提出可以办理的具体措施。',
      en: 'The proposal only asks in general. Please name measures that a unit can take.',
    },
    source: clear,
  },
  {
    id: 'tooLong',
    field: 'problem',
    anyOf: [{ fields: all, longerThan: 3000 }],
    text: {
      zh: '全文已超过三千字。篇幅精简，承办单位更容易办理。',
      en: 'The whole is longer than three thousand characters. A shorter paper is easier to act on.',
    },
    source: clear,
  },
];

/** A draft as far as it is written. */
export type DraftParts = Readonly<Partial<Record<'title' | 'problem' | 'analysis' | 'proposal', string | null>>>;

/** The hints that hold for a draft, in the order of the list. An empty draft gets none. */
export const hintsFor = (draft: DraftParts, hints: readonly AdmissibilityHint[] = admissibilityHints): AdmissibilityHint[] =>
  hints.filter((hint) => hint.anyOf.some((condition) => holds(condition, draft)));

function holds({ fields, has, atLeast = 1, lacks, shorterThan, longerThan }: HintCondition, draft: DraftParts): boolean {
  const text = fields
    .map((field) => draft[field]?.trim() ?? '')
    .filter((part) => part !== '')
    .join('\n');
  const { length } = text;
  if (length === 0) return false;
  if (has && has.filter((word) => text.includes(word)).length < atLeast) return false;
  if (lacks?.some((word) => text.includes(word))) return false;
  return (shorterThan === undefined || length < shorterThan) && (longerThan === undefined || length > longerThan);
}
