import type { unitGroups } from '../../registers/registers.ts';

type UnitGroup = (typeof unitGroups)[number];

/** One line of the list: key, full name, short name, mark of its document numbers. */
type Line = readonly [key: string, name: string, shortName: string, mark: string];

const government = [
  ['development', '棠宁市发展和改革委员会', '市发展改革委', '棠发改函'],
  ['education', '棠宁市教育局', '市教育局', '棠教函'],
  ['science', '棠宁市科学技术局', '市科技局', '棠科函'],
  ['industry', '棠宁市经济和信息化局', '市经信局', '棠经信函'],
  ['ethnic', '棠宁市民族宗教事务局', '市民宗局', '棠民宗函'],
  ['police', '棠宁市公安局', '市公安局', '棠公函'],
  ['civil', '棠宁市民政局', '市民政局', '棠民函'],
  ['justice', '棠宁市司法局', '市司法局', '棠司函'],
  ['finance', '棠宁市财政局', '市财政局', '棠财函'],
  ['labour', '棠宁市人力资源和社会保障局', '市人力社保局', '棠人社函'],
  ['land', '棠宁市自然资源和规划局', '市自然资源局', '棠自然资函'],
  ['environment', '棠宁市生态环境局', '市生态环境局', '棠环函'],
  ['housing', '棠宁市住房和城乡建设局', '市住建局', '棠建函'],
  ['cityManagement', '棠宁市城市管理局', '市城管局', '棠城管函'],
  ['transport', '棠宁市交通运输局', '市交通运输局', '棠交函'],
  ['water', '棠宁市水利局', '市水利局', '棠水函'],
  ['agriculture', '棠宁市农业农村局', '市农业农村局', '棠农函'],
  ['commerce', '棠宁市商务局', '市商务局', '棠商函'],
  ['culture', '棠宁市文化广电和旅游局', '市文广旅局', '棠文旅函'],
  ['health', '棠宁市卫生健康委员会', '市卫生健康委', '棠卫函'],
  ['veterans', '棠宁市退役军人事务局', '市退役军人局', '棠退役函'],
  ['emergency', '棠宁市应急管理局', '市应急局', '棠应急函'],
  ['audit', '棠宁市审计局', '市审计局', '棠审函'],
  ['market', '棠宁市市场监督管理局', '市市场监管局', '棠市监函'],
  ['sports', '棠宁市体育局', '市体育局', '棠体函'],
  ['statistics', '棠宁市统计局', '市统计局', '棠统函'],
  ['insurance', '棠宁市医疗保障局', '市医保局', '棠医保函'],
  ['localFinance', '棠宁市地方金融工作局', '市金融局', '棠金函'],
  ['forestry', '棠宁市林业和园林局', '市林业园林局', '棠林园函'],
  ['data', '棠宁市数据局', '市数据局', '棠数函'],
  ['affairs', '棠宁市机关事务管理局', '市机关事务局', '棠机管函'],
  ['airDefence', '棠宁市国防动员办公室', '市国动办', '棠国动函'],
  ['grain', '棠宁市粮食和物资储备局', '市粮储局', '棠粮函'],
  ['stateAssets', '棠宁市国有资产监督管理委员会', '市国资委', '棠国资函'],
  ['approval', '棠宁市政务服务管理局', '市政务服务局', '棠政务函'],
  ['investment', '棠宁市投资促进局', '市投促局', '棠投促函'],
  ['logistics', '棠宁市口岸与物流办公室', '市口岸物流办', '棠口岸函'],
  ['housingFund', '棠宁市住房公积金管理中心', '市公积金中心', '棠公积金函'],
  ['supply', '棠宁市供销合作社联合社', '市供销社', '棠供函'],
  ['fire', '棠宁市消防救援支队', '市消防支队', '棠消函'],
  ['weather', '棠宁市气象局', '市气象局', '棠气函'],
  ['post', '棠宁市邮政管理局', '市邮政管理局', '棠邮管函'],
  ['tax', '棠宁市税务局', '市税务局', '棠税函'],
  ['quake', '棠宁市防震减灾中心', '市防震减灾中心', '棠震函'],
  ['telecom', '棠宁市通信管理办公室', '市通信管理办', '棠通信函'],
  ['heritage', '棠宁市文物保护中心', '市文保中心', '棠文保函'],
  ['traffic', '棠宁市公安局交通管理支队', '市交管支队', '棠公交管函'],
  ['disease', '棠宁市疾病预防控制中心', '市疾控中心', '棠疾控函'],
  ['medicine', '棠宁市药品检验中心', '市药检中心', '棠药检函'],
  ['vocational', '棠宁市职业教育发展中心', '市职教中心', '棠职教函'],
  ['hydrology', '棠宁市水文监测中心', '市水文中心', '棠水文函'],
  ['geology', '棠宁市地质环境监测站', '市地质监测站', '棠地环函'],
  ['metroGroup', '棠宁轨道交通集团有限公司', '市轨道集团', '棠轨函'],
  ['busGroup', '棠宁公共交通集团有限公司', '市公交集团', '棠公交函'],
  ['waterGroup', '棠宁水务集团有限公司', '市水务集团', '棠水务函'],
  ['gasGroup', '棠宁燃气集团有限公司', '市燃气集团', '棠燃函'],
  ['power', '棠宁供电公司', '市供电公司', '棠电函'],
  ['cityGroup', '棠宁城市建设投资集团有限公司', '市城投集团', '棠城投函'],
  ['cultureGroup', '棠宁文化旅游投资集团有限公司', '市文旅集团', '棠文投函'],
  ['wasteGroup', '棠宁环境服务集团有限公司', '市环境集团', '棠环服函'],
  ['newArea', '澄湾新区管理委员会', '澄湾新区管委会', '澄湾管函'],
  ['techPark', '棠宁高新技术产业园区管理委员会', '高新园区管委会', '棠高新函'],
  ['portPark', '棠宁临港物流园区管理委员会', '临港园区管委会', '棠临港函'],
  ['scenic', '鹿隐山风景名胜区管理委员会', '鹿隐山管委会', '鹿隐管函'],
  ['heting', '鹤汀区人民政府', '鹤汀区政府', '鹤汀府函'],
  ['yanling', '砚岭区人民政府', '砚岭区政府', '砚岭府函'],
  ['fengpu', '枫浦区人民政府', '枫浦区政府', '枫浦府函'],
  ['xingbei', '杏陂区人民政府', '杏陂区政府', '杏陂府函'],
  ['tangzhu', '棠渚区人民政府', '棠渚区政府', '棠渚府函'],
  ['jintang', '锦塘区人民政府', '锦塘区政府', '锦塘府函'],
  ['yunruo', '云箬县人民政府', '云箬县政府', '云箬府函'],
  ['wudai', '梧埭县人民政府', '梧埭县政府', '梧埭府函'],
  ['qingzhu', '青杼县人民政府', '青杼县政府', '青杼府函'],
  ['shihu', '石笏县人民政府', '石笏县政府', '石笏府函'],
  ['songlai', '松濑市人民政府', '松濑市政府', '松濑府函'],
  ['langao', '兰皋县人民政府', '兰皋县政府', '兰皋府函'],
] as const satisfies readonly Line[];

const party = [
  ['organization', '中共棠宁市委组织部', '市委组织部', '棠组函'],
  ['publicity', '中共棠宁市委宣传部', '市委宣传部', '棠宣函'],
  ['unitedFront', '中共棠宁市委统一战线工作部', '市委统战部', '棠统战函'],
  ['legalCommittee', '中共棠宁市委政法委员会', '市委政法委', '棠政法函'],
  ['socialWork', '中共棠宁市委社会工作部', '市委社会工作部', '棠社工函'],
  ['staffing', '中共棠宁市委机构编制委员会办公室', '市委编办', '棠编办函'],
  ['internet', '中共棠宁市委网络安全和信息化委员会办公室', '市委网信办', '棠网信函'],
  ['policy', '中共棠宁市委政策研究室', '市委政研室', '棠研函'],
  ['elders', '中共棠宁市委老干部局', '市委老干部局', '棠老干函'],
  ['archive', '棠宁市档案馆', '市档案馆', '棠档函'],
  ['partySchool', '中共棠宁市委党校', '市委党校', '棠党校函'],
  ['media', '棠宁市融媒体中心', '市融媒体中心', '棠融媒函'],
] as const satisfies readonly Line[];

const direct = [
  ['court', '棠宁市中级人民法院', '市中级法院', '棠法函', 'court'],
  ['procuratorate', '棠宁市人民检察院', '市检察院', '棠检函', 'procuratorate'],
  ['union', '棠宁市总工会', '市总工会', '棠工函', 'other'],
  ['youth', '共青团棠宁市委员会', '团市委', '棠团函', 'other'],
  ['women', '棠宁市妇女联合会', '市妇联', '棠妇函', 'other'],
  ['scienceAssociation', '棠宁市科学技术协会', '市科协', '棠科协函', 'other'],
  ['disabled', '棠宁市残疾人联合会', '市残联', '棠残联函', 'other'],
  ['industryCommerce', '棠宁市工商业联合会', '市工商联', '棠工商联函', 'other'],
  ['redCross', '棠宁市红十字会', '市红十字会', '棠红函', 'other'],
  ['literature', '棠宁市文学艺术界联合会', '市文联', '棠文联函', 'other'],
  ['consultative', '政协棠宁市委员会办公室', '市政协办公室', '棠协办函', 'cppcc'],
  ['tradePromotion', '棠宁市国际贸易促进委员会', '市贸促会', '棠贸促函', 'other'],
  ['congressOffice', '棠宁市人大常委会办公室', '市人大办公室', '棠人办函', 'congress'],
] as const satisfies readonly (readonly [...Line, UnitGroup])[];

export type UnitKey = (typeof government)[number][0] | (typeof party)[number][0] | (typeof direct)[number][0];

/** One handling unit of the city; `relay` is the office through which work reaches it. */
export interface UnitSpec {
  readonly key: UnitKey;
  readonly name: string;
  readonly shortName: string;
  readonly mark: string;
  readonly group: UnitGroup;
  readonly relay: RelayKey | null;
}

export type RelayKey = 'governmentOffice' | 'partyOffice';

export const relays: readonly { key: RelayKey; name: string; shortName: string; mark: string; group: UnitGroup }[] = [
  { key: 'governmentOffice', name: '棠宁市人民政府办公室', shortName: '市政府办公室', mark: '棠府办函', group: 'government' },
  { key: 'partyOffice', name: '中共棠宁市委办公室', shortName: '市委办公室', mark: '棠委办函', group: 'party' },
];

/** Which of them stand under vertical management. */
const vertical: readonly string[] = ['weather', 'post', 'tax'];

/** The 101 units that handle suggestions. */
export const units: readonly UnitSpec[] = [
  ...government.map(
    ([key, name, shortName, mark]) =>
      ({ key, name, shortName, mark, group: vertical.includes(key) ? 'vertical' : 'government', relay: 'governmentOffice' }) as const,
  ),
  ...party.map(([key, name, shortName, mark]) => ({ key, name, shortName, mark, group: 'party', relay: 'partyOffice' }) as const),
  ...direct.map(([key, name, shortName, mark, group]) => ({ key, name, shortName, mark, group, relay: null })),
];
