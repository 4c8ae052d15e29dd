import { keyed } from '../opinions/keys.ts';

/** How long a code is shown. One stays good until the one after it has gone too, so that nobody is caught while typing. */
export const windowSeconds = 30;
const length = 8;
/** Without letters that are taken for digits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const windowAt = (now: Date): number => Math.floor(now.getTime() / 1000 / windowSeconds);

/** The code of one activity in one window of time: eight letters and digits that only this installation can make. */
function codeOf(secretKey: Buffer, congressId: string, activityId: string, window: number): string {
  const mac = keyed(secretKey, 'sign-in', `${congressId} ${activityId} ${window}`);
  return Array.from({ length }, (_, i) => alphabet[(mac[i] ?? 0) & 31]).join('');
}

/** The codes that are good now: the one shown and the one shown before it. */
export function signInCodes(secretKey: Buffer, congressId: string, activityId: string, now: Date): readonly string[] {
  const window = windowAt(now);
  return [window, window - 1].map((w) => codeOf(secretKey, congressId, activityId, w));
}

/** The code to show now, and for how many seconds. */
export function shownCode(secretKey: Buffer, congressId: string, activityId: string, now: Date): { code: string; seconds: number } {
  const window = windowAt(now);
  const seconds = Math.max(1, Math.ceil((window + 1) * windowSeconds - now.getTime() / 1000));
  return { code: codeOf(secretKey, congressId, activityId, window), seconds };
}
