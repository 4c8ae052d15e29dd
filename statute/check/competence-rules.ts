import type { CoercionKind, PenaltyKind } from '../cite/measures.ts';
import type { Both, DocumentKind, Severity } from './hint.ts';

/** What a kind of document may not set. `free` is what the words may be preceded by (依法 …) without setting anything themselves. */
export interface CompetenceRule {
  readonly documents: readonly DocumentKind[];
  readonly penalties?: readonly PenaltyKind[];
  readonly coercion?: readonly CoercionKind[];
  /** Words by which a new licence is set. */
  readonly licence?: true;
  /** Patterns of words for matters that only a law may deal with, or that no local document may. */
  readonly words?: readonly string[];
  readonly severity: Severity;
  /** The provision that says so. */
  readonly source: string;
  readonly why: Both;
}

const local: readonly DocumentKind[] = ['localRegulation', 'governmentRule', 'normativeDocument'];

/** Which kind of document may set what, each with the provision it follows from. Data, not code: a change of law is a change of a row. */
export const competenceRules: readonly CompetenceRule[] = [
  {
    documents: local,
    penalties: ['detention'],
    severity: 'error',
    source: '行政处罚法第十条第二款',
    why: { zh: '限制人身自由的行政处罚只能由法律设定。', en: 'Only a law may set penalties that restrict personal freedom.' },
  },
  {
    documents: local,
    penalties: ['revokeBusinessLicence'],
    severity: 'error',
    source: '行政处罚法第十二条第一款',
    why: { zh: '地方性法规及以下文件不得设定吊销营业执照的处罚。', en: 'A local document may not set revocation of a business licence.' },
  },
  {
    documents: ['governmentRule'],
    penalties: [
      'confiscation',
      'suspendLicence',
      'lowerQualification',
      'revokeLicence',
      'restrictOperation',
      'stopProduction',
      'closure',
      'restrictEmployment',
    ],
    severity: 'error',
    source: '行政处罚法第十四条第二款',
    why: {
      zh: '尚无法律、法规的，地方政府规章只能设定警告、通报批评和限额内的罚款；已有的只能在其种类、幅度内具体规定。',
      en: 'A government rule may set only warnings, public criticism and fines within a limit; else it keeps to the kinds and ranges of superior law.',
    },
  },
  {
    documents: ['normativeDocument'],
    penalties: [
      'warning',
      'publicCriticism',
      'fine',
      'confiscation',
      'suspendLicence',
      'lowerQualification',
      'revokeLicence',
      'restrictOperation',
      'stopProduction',
      'closure',
      'restrictEmployment',
      'other',
    ],
    severity: 'error',
    source: '行政处罚法第十六条',
    why: { zh: '其他规范性文件不得设定行政处罚。', en: 'A normative document may not set any administrative penalty.' },
  },
  {
    documents: local,
    coercion: ['restrictFreedom', 'freeze'],
    severity: 'error',
    source: '行政强制法第十条、立法法第十一条',
    why: {
      zh: '限制人身自由、冻结存款汇款只能由法律设定。',
      en: 'Only a law may set restriction of personal freedom or freezing of deposits.',
    },
  },
  {
    documents: ['governmentRule', 'normativeDocument'],
    coercion: ['seal', 'seize', 'otherMeasure'],
    severity: 'error',
    source: '行政强制法第十条第四款',
    why: { zh: '法律、法规以外的规范性文件不得设定行政强制措施。', en: 'Only laws and regulations may set coercive measures.' },
  },
  {
    documents: local,
    coercion: ['removal', 'transfer', 'auction'],
    severity: 'warning',
    source: '行政强制法第十三条',
    why: { zh: '行政强制执行由法律设定。', en: 'Coercive enforcement is set by law only.' },
  },
  {
    documents: ['governmentRule', 'normativeDocument'],
    coercion: ['extraFine', 'performance'],
    severity: 'warning',
    source: '行政强制法第十三条',
    why: { zh: '行政强制执行由法律设定。', en: 'Coercive enforcement is set by law only.' },
  },
  {
    documents: ['normativeDocument'],
    licence: true,
    severity: 'error',
    source: '行政许可法第十七条',
    why: { zh: '其他规范性文件一律不得设定行政许可。', en: 'A normative document may not set any licence.' },
  },
  {
    documents: ['governmentRule'],
    licence: true,
    severity: 'warning',
    source: '行政许可法第十五条第一款',
    why: {
      zh: '只有省级政府规章可以设定不超过一年的临时性行政许可，其他政府规章不得设定。',
      en: 'Only a provincial rule may set a licence, and only a temporary one of at most a year.',
    },
  },
  {
    documents: local,
    words: ['有期徒刑', '无期徒刑', '判处拘役', '判处管制', '判处罚金', '死刑', '剥夺政治权利'],
    severity: 'error',
    source: '立法法第十一条第四项',
    why: { zh: '犯罪和刑罚只能制定法律。', en: 'Crimes and criminal penalties are reserved to law.' },
  },
  {
    documents: local,
    words: ['(?<!公)开征(?![求集])', '减征税款', '免征税款', '税率为', '确定税率', '调整税率', '设立税种', '加征'],
    severity: 'error',
    source: '立法法第十一条第六项',
    why: {
      zh: '税种的设立、税率的确定和税收征收管理等基本制度只能制定法律。',
      en: 'Taxes, their rates and how they are levied are reserved to law.',
    },
  },
  {
    documents: local,
    words: ['仲裁裁决为终局', '人民法院不予受理', '不得提起诉讼', '不得申请行政复议', '不得向人民法院', '诉讼时效为'],
    severity: 'error',
    source: '立法法第十一条第十项',
    why: { zh: '诉讼制度和仲裁基本制度只能制定法律。', en: 'Court procedure and the basics of arbitration are reserved to law.' },
  },
  {
    documents: local,
    words: ['无偿征收', '无偿征用', '无偿收归'],
    severity: 'error',
    source: '立法法第十一条第七项',
    why: { zh: '对非国有财产的征收、征用只能制定法律。', en: 'Taking property that is not the state’s is reserved to law.' },
  },
  {
    documents: local,
    words: ['限制外地', '禁止外地', '外地企业不得', '外地产品不得', '优先采购本地', '只能使用本地', '仅限本市企业', '外省市企业不得'],
    severity: 'error',
    source: '行政许可法第十五条第二款、反垄断法第五章',
    why: {
      zh: '不得限制其他地区的个人、企业和商品进入本地区市场。',
      en: 'A local document may not keep persons, businesses or goods of other places out of its market.',
    },
  },
];

/** Words before or around a measure that leave it to superior law, so that nothing is set by this document itself. */
export const leavesToLaw = [
  '依法',
  '依照',
  '按照',
  '根据',
  '法律、法规规定',
  '法律、行政法规规定',
  '法律法规规定',
  '有关法律',
  '有关规定',
  '相关法律',
  '国家有关',
  '依据',
  '申请人民法院',
  '提请',
  '建议',
  '非法查封',
  '非法扣押',
  '非法冻结',
] as const;
