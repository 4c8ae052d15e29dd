/** 通报知情的种类: what the standing committee's office gives deputies to know. */
export const informationKinds = ['workReport', 'notice', 'material', 'lawPassed', 'consultation', 'other'] as const;
type InformationKind = (typeof informationKinds)[number];

/** The kinds as they are called, for every form that names them. */
export const informationKindWords = {
  zh: {
    workReport: '工作通报',
    notice: '通知',
    material: '学习材料',
    lawPassed: '新颁布的法律法规',
    consultation: '征求代表意见',
    other: '其他',
  },
  en: {
    workReport: 'Work report',
    notice: 'Notice',
    material: 'Material to learn from',
    lawPassed: 'Law newly passed',
    consultation: 'Consultation of deputies',
    other: 'Other',
  },
} as const satisfies Record<'zh' | 'en', Record<InformationKind, string>>;
