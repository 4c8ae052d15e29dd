import { type Term, termFinder } from './terms.ts';

/** The kinds of administrative penalty, in the order of the Law on Administrative Penalties, article 9. */
export const penaltyKinds = [
  'warning',
  'publicCriticism',
  'fine',
  'confiscation',
  'suspendLicence',
  'lowerQualification',
  'revokeLicence',
  'revokeBusinessLicence',
  'restrictOperation',
  'stopProduction',
  'closure',
  'restrictEmployment',
  'detention',
  'other',
] as const;
export type PenaltyKind = (typeof penaltyKinds)[number];

const licence =
  '(?:(?:有关|相关|其|相应|原)?(?:的)?(?:行政)?(?:许可证件|许可证书|许可证|资质证书|资格证书|执业证书|证书|执照|资质|资格|许可|批准文件|证件|证照|注册证|登记证|牌照|驾驶证|营运证|[\\p{Script=Han}]{2,8}(?:许可证|资格证|资质证书|执业证书|登记证书|驾驶证)))';

/** Finds administrative penalties: 警告、罚款、没收、暂扣、吊销、责令停产停业、责令关闭、限制从业、拘留. An order to correct (责令改正) is none. */
export const findPenalties: (text: string) => Term<PenaltyKind>[] = termFinder<PenaltyKind>([
  ['warning', '(?:给予|予以|处以|处)?警告(?!标|牌|标志|措施|信息|线)'],
  ['publicCriticism', '通报批评'],
  ['revokeBusinessLicence', '(?:吊销|撤销)(?:其)?(?:企业)?(?:法人)?营业执照'],
  ['suspendLicence', `(?:暂扣|扣留)(?=(?:、|或者|或|和)吊销)|(?:暂扣|扣留)${licence}`],
  ['lowerQualification', '降低(?:其)?(?:资质|资格)(?:等级)?'],
  ['revokeLicence', `(?:吊销|注销并吊销)${licence}`],
  [
    'confiscation',
    '没收(?:其|全部|的)?(?:违法所得|非法所得|非法财物|违法财物|[\\p{Script=Han}]{0,10}(?:工具|设备|产品|物品|原料|财物|所得|收入|器材|实物))?',
  ],
  ['restrictOperation', '限制(?:其)?(?:开展)?(?:生产经营|经营)活动'],
  [
    'stopProduction',
    '(?:责令(?:其)?)?(?:停产停业(?:整顿)?|停业整顿|停产整顿|停产整治)|责令(?:其)?(?:停业|停产|停止生产|停止营业|停止经营|停止执业)',
  ],
  ['closure', '责令(?:其)?关闭|予以关闭'],
  ['restrictEmployment', '限制(?:其)?从业|禁止(?:其)?从业|终身不得从事|[一二三五十]年内不得(?:从事|担任|申请)|终身禁止'],
  ['detention', '行政拘留|处[\\p{Script=Han}0-9]{1,12}(?:以上[\\p{Script=Han}0-9]{1,8}以下|以下)的?(?:行政)?拘留|治安拘留'],
  ['fine', '(?<!加处)罚款(?!数额|决定|缴纳|总额)'],
  ['other', '(?:给予|予以|处以|设定)行政处罚'],
]);

export const licenceKinds = ['licence', 'approval', 'qualification', 'registration', 'prohibitedWithout'] as const;
export type LicenceKind = (typeof licenceKinds)[number];

/** Finds words by which something needs a permission: 许可证, 经…批准, 资质, 未经…不得. A notification (备案) is none. */
export const findLicences: (text: string) => Term<LicenceKind>[] = termFinder<LicenceKind>([
  [
    'prohibitedWithout',
    '未(?:经|取得|依法取得|办理|获得)[^，。；、]{0,24}(?:批准|许可|核准|审批|同意|许可证|资质|资格|证书|登记)[^。；]{0,6}?，?(?:任何单位和个人|任何单位或者个人|任何组织和个人|任何组织或者个人|单位和个人|建设单位)?(?:一律)?不得',
  ],
  [
    'approval',
    '(?:须|应当|必须)?(?:报|报经|经|报请)[^，。；、]{1,30}?(?:批准|审批|核准|许可)(?!后?的(?:规划|方案|计划))|行政审批|审批手续',
  ],
  [
    'licence',
    '行政许可|(?:申请|申领|领取|取得|办理|核发|颁发|发放|持有)[^，。；、]{0,14}?(?:许可证|执照|准运证|准营证|通行证|许可)|许可证(?:件)?',
  ],
  [
    'qualification',
    '(?:取得|具备|具有|申请|认定|核定)[^，。；、]{0,12}?(?:资质证书|资质|资格证书|资格证|执业证书|从业资格|执业资格|上岗证)',
  ],
  ['registration', '(?:注册登记|设立登记|准入登记|注册许可)'],
]);

export const coercionKinds = [
  'restrictFreedom',
  'seal',
  'seize',
  'freeze',
  'otherMeasure',
  'extraFine',
  'transfer',
  'auction',
  'removal',
  'performance',
  'otherEnforcement',
] as const;
export type CoercionKind = (typeof coercionKinds)[number];

/** Which of them are coercive measures (行政强制措施); the others are enforcement (行政强制执行). */
export const coerciveMeasures: readonly CoercionKind[] = ['restrictFreedom', 'seal', 'seize', 'freeze', 'otherMeasure'];

/** Finds coercive measures (查封、扣押、冻结、限制人身自由) and enforcement (加处罚款、划拨、拍卖、强制拆除、代履行). */
export const findCoercion: (text: string) => Term<CoercionKind>[] = termFinder<CoercionKind>([
  ['restrictFreedom', '限制(?:其)?人身自由|强制隔离|强制带离|强行带离|约束至酒醒|强制治疗|强制戒毒|收容教育'],
  ['seal', '查封|封存'],
  [
    'seize',
    '扣押|暂扣(?!(?:其|有关|相关)?(?:许可|驾驶|证|执照|资质|或|、吊销))|扣留(?!(?:其|有关|相关)?(?:许可|驾驶|证|执照))|先行登记保存|强制扣留',
  ],
  ['freeze', '冻结(?:其)?(?:存款|汇款|账户|资金|银行)|冻结'],
  ['extraFine', '加处(?:[^，。；]{0,12}的?)?(?:罚款|滞纳金)|加收(?:[^，。；]{0,16}的?)?滞纳金|滞纳金'],
  ['transfer', '(?:强制)?划拨(?=(?:其)?(?:存款|汇款|银行|账户))|强制扣缴|强制划拨'],
  ['auction', '(?:依法)?(?:强制)?拍卖(?:或者依法处理)?(?=[^，。；]{0,8}(?:查封|扣押|财物|抵缴))|强制变卖'],
  ['removal', '强制拆除|强行拆除|强制清除|强制恢复|强制搬迁|强制腾退|强制拖离|强制铲除'],
  ['performance', '代履行|代为(?:履行|清除|拆除|治理|恢复|处置|清理|补种)|组织代(?:为)?(?:拆除|清除|治理|清理)'],
  ['otherMeasure', '行政强制措施|强制措施'],
  ['otherEnforcement', '行政强制执行|强制执行|行政强制'],
]);
