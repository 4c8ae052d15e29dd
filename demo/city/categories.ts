import type { commonCategories } from '../../registers/registers.ts';

/** The city's own categories in the order of its list, with the common top level each belongs to. */
export const categories = [
  { key: 'education', name: '教科文卫', common: 'educationCultureHealth' },
  { key: 'transport', name: '交通邮电', common: 'transport' },
  { key: 'agriculture', name: '农林水利', common: 'agriculture' },
  { key: 'industry', name: '工业经济', common: 'economy' },
  { key: 'construction', name: '城乡建设与管理', common: 'urbanEnvironment' },
  { key: 'environment', name: '生态环境保护', common: 'urbanEnvironment' },
  { key: 'welfare', name: '民政与社会保障', common: 'socialAffairs' },
  { key: 'finance', name: '财税金融', common: 'finance' },
  { key: 'law', name: '法治与社会治理', common: 'lawSupervision' },
  { key: 'trade', name: '商贸旅游', common: 'economy' },
  { key: 'other', name: '其他', common: 'other' },
] as const satisfies readonly { key: string; name: string; common: (typeof commonCategories)[number] }[];

export type CategoryKey = (typeof categories)[number]['key'];
