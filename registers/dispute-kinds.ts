/** 矛盾纠纷的种类: what people come to deputies' studios to have mediated. */
export const disputeKinds = [
  'neighbours',
  'family',
  'land',
  'demolition',
  'property',
  'labour',
  'debt',
  'damages',
  'medical',
  'consumer',
  'other',
] as const;
type DisputeKind = (typeof disputeKinds)[number];

/** The kinds as they are called. */
export const disputeKindWords = {
  zh: {
    neighbours: '邻里纠纷',
    family: '婚姻家庭纠纷',
    land: '土地、山林、宅基地纠纷',
    demolition: '征地拆迁纠纷',
    property: '物业纠纷',
    labour: '劳动争议',
    debt: '债务和合同纠纷',
    damages: '损害赔偿纠纷',
    medical: '医疗纠纷',
    consumer: '消费纠纷',
    other: '其他纠纷',
  },
  en: {
    neighbours: 'Neighbours',
    family: 'Marriage and family',
    land: 'Land, woodland and homesteads',
    demolition: 'Requisition and demolition',
    property: 'Property management',
    labour: 'Labour',
    debt: 'Debts and contracts',
    damages: 'Damages',
    medical: 'Medical care',
    consumer: 'Consumers',
    other: 'Other',
  },
} as const satisfies Record<'zh' | 'en', Record<DisputeKind, string>>;
