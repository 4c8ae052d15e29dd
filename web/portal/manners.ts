import type { Locale } from '../shared/words.ts';

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Then it lasts as long as the page.
  }
};

/** The language asked for in the address, chosen before on this device, or of the device. */
export function firstLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? read('yishi.portal.language');
  if (asked === 'zh' || asked === 'en') return asked;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
export const keepLocale = (locale: Locale): void => write('yishi.portal.language', locale);

export const firstLarge = (): boolean => read('yishi.portal.large') === 'true';
export const keepLarge = (isLarge: boolean): void => write('yishi.portal.large', String(isLarge));
