/** Which number formats of a workbook show a day. Built-in ones are known by number, others by their pattern. */
export function createDayFormats(): { add(id: number, pattern: string): void; isDay(id: number): boolean } {
  const own = new Map<number, boolean>();
  return {
    add: (id, pattern) => {
      const letters = pattern.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
      own.set(id, /[yd年月日]/i.test(letters) && !/General/i.test(letters));
    },
    isDay: (id) => own.get(id) ?? ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)),
  };
}

/** The day that a serial number stands for, as YYYY-MM-DD; null where it stands for none. */
export function dayOf(serial: number, isFrom1904: boolean): string | null {
  const days = Math.floor(serial) + (isFrom1904 ? 1462 : 0);
  if (days < 1 || days > 2_958_465) return null;
  // Spreadsheets believe in a 29th of February 1900.
  const origin = days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(origin + days * 86_400_000).toISOString().slice(0, 10);
}
