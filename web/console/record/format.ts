import type { Locale } from '../../shared/words.ts';

const zone = 'Asia/Shanghai';
const moments = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }),
};
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const plainDay = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
const numbers = { zh: new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en-GB') };

/** A moment as people write it, in the time of the congress. */
export const momentText = (iso: string, locale: Locale): string => moments[locale].format(new Date(iso)).replaceAll('/', '-');
/** The time of day of a moment, as `14:05`. */
export const clockText = (moment: Date): string => clock.format(moment);
/** The legal day of a moment, as `2026-02-08`. */
export const dayOf = (moment: Date): string => plainDay.format(moment);
export const today = (): string => dayOf(new Date());
export const numberText = (n: number, locale: Locale): string => numbers[locale].format(n);

/** Whole days from one plain date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export type Light = 'normal' | 'near' | 'late';
const nearDays = 10;

/** The light of a day by which something is due. */
export function lightOf(dueOn: string, on: string = today()): Light {
  if (dueOn < on) return 'late';
  return daysBetween(on, dueOn) <= nearDays ? 'near' : 'normal';
}

/** A file's size as people say it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
