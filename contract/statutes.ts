import { z } from 'zod';

/** The kinds of text a library holds, highest first. */
export const statuteRanks = {
  law: { zh: '法律', en: 'Law' },
  administrativeRegulation: { zh: '行政法规', en: 'Administrative regulation' },
  localRegulation: { zh: '地方性法规', en: 'Local regulation' },
  departmentRule: { zh: '部门规章', en: 'Departmental rule' },
  governmentRule: { zh: '地方政府规章', en: 'Local government rule' },
  judicialInterpretation: { zh: '司法解释', en: 'Judicial interpretation' },
  normativeDocument: { zh: '规范性文件', en: 'Normative document' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, { zh: string; en: string }>;
export const StatuteRank = z.enum(Object.keys(statuteRanks) as [keyof typeof statuteRanks, ...(keyof typeof statuteRanks)[]]);
export type StatuteRank = z.infer<typeof StatuteRank>;

/** How a version came about. */
export const versionChanges = {
  made: { zh: '制定', en: 'Made' },
  revised: { zh: '修订', en: 'Revised' },
  amended: { zh: '修正', en: 'Amended' },
} as const satisfies Record<string, { zh: string; en: string }>;
export const VersionChange = z.enum(Object.keys(versionChanges) as [keyof typeof versionChanges, ...(keyof typeof versionChanges)[]]);
export type VersionChange = z.infer<typeof VersionChange>;

/** How a text stands on a day. */
export const validities = {
  inForce: { zh: '现行有效', en: 'In force' },
  notYet: { zh: '尚未施行', en: 'Not yet in force' },
  superseded: { zh: '已被修改', en: 'Superseded' },
  repealed: { zh: '已废止', en: 'Repealed' },
} as const satisfies Record<string, { zh: string; en: string }>;
export const Validity = z.enum(Object.keys(validities) as [keyof typeof validities, ...(keyof typeof validities)[]]);
export type Validity = z.infer<typeof Validity>;

/** What the log of changes of the library tells of. */
export type StatuteChangeKind = 'added' | 'versionAdded' | 'corrected' | 'versionCorrected' | 'ended' | 'restored' | 'withdrawn';
