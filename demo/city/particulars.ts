import type { CategoryKey } from './categories.ts';

const professionals = /教师|校长|医师|护士|工程师|律师|教授|研究员|传承人|法官|社会工作者|园长/;
const officials = /镇长|书记|主任$/;
const workers = /驾驶员|班长|班组长|员$|负责人$/;
const farmers = /合作社|种植|养殖/;
const entrepreneurs = /董事长|总监|店主|经理|行长|院长/;

/** What kind of work counts as in the structure of deputies. */
function compositionOf(occupation: string) {
  if (occupation === '军人') return 'military';
  if (farmers.test(occupation)) return 'farmer';
  if (professionals.test(occupation)) return 'professional';
  if (officials.test(occupation)) return 'cadre';
  if (entrepreneurs.test(occupation)) return 'entrepreneur';
  return workers.test(occupation) ? 'worker' : 'other';
}

const fields: readonly (readonly [RegExp, CategoryKey, string])[] = [
  [/教师|校长|教授|园长|传承人/, 'education', '教育'],
  [/医师|护士|院长|养老/, 'welfare', '医疗卫生'],
  [/驾驶员|快递/, 'transport', '交通运输'],
  [/合作社|种植|养殖|农技|村党/, 'agriculture', '农业技术'],
  [/工程师|建筑|物业|供水|电力|检修/, 'construction', '工程建设'],
  [/环卫|园林/, 'environment', '园林环卫'],
  [/律师|民警|法官/, 'law', '法律'],
  [/银行/, 'finance', '金融'],
  [/董事长|总监|车间/, 'industry', '企业管理'],
  [/餐饮/, 'trade', '餐饮服务'],
];

/** What is told of a person and a seat besides, by a whole number of their own: made without drawing from the city's chance. */
export function particularsOf(n: number, occupation: string) {
  const composition = compositionOf(occupation);
  const isSchooled = composition === 'professional' || composition === 'cadre';
  const education = isSchooled
    ? (['bachelor', 'bachelor', 'master', 'bachelor', 'doctor'] as const)[n % 5]
    : (['associate', 'seniorSecondary', 'bachelor', 'juniorSecondary', 'associate'] as const)[n % 5];
  const field = fields.find(([words]) => words.test(occupation));
  return {
    person: {
      ethnicity: n % 19 === 4 ? '土家族' : n % 37 === 11 ? '苗族' : '汉族',
      politicalStatus: (['cpc', 'cpc', 'masses', 'cpc', 'democraticParty', 'masses', 'cpc', 'nonParty'] as const)[n % 8],
      education,
      degree: education === 'doctor' || education === 'master' || education === 'bachelor' ? education : 'none',
    },
    seat: {
      mandate: n % 10 < 6 ? 'first' : 'continuing',
      composition,
      specialties: field ? [field[2]] : [],
    },
    field: field?.[1] ?? null,
  } as const;
}
