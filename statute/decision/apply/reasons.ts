/** Why a sentence could not be carried out. */
export interface Reason {
  readonly zh: string;
  readonly en: string;
}

export const unread: Reason = { zh: '读不懂', en: 'it is not understood' };

/** An article, chapter, annex or place that the text does not have. */
export const missing = (what: string): Reason => ({ zh: `原文没有${what}`, en: `the text has no ${what}` });

export const phraseMissing = (where: string, phrase: string): Reason => ({
  zh: `${where}没有“${phrase}”`,
  en: `"${phrase}" is not in ${where === '' ? 'it' : where}`,
});

export const phraseTwice = (where: string, phrase: string): Reason => ({
  zh: `${where}“${phrase}”不止一处`,
  en: `"${phrase}" stands more than once in ${where === '' ? 'it' : where}`,
});

/** Several reasons as one; null when there is none. */
export function together(reasons: readonly Reason[]): Reason | null {
  return reasons.length === 0 ? null : { zh: reasons.map((r) => r.zh).join('；'), en: reasons.map((r) => r.en).join('; ') };
}
