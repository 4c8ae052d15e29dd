import type { DurationRule, YearlyWindow } from '../../../../engine/rules.ts';
import { type RuleKey, ruleKeys } from '../../../../rules/keys.ts';
import type { Locale } from '../../../shared/words.ts';

type Both = { readonly zh: string; readonly en: string };
type Duration = Pick<DurationRule, 'amount' | 'unit' | 'roll' | 'direction' | 'startEvent'>;

export const unitWords: Readonly<Record<Duration['unit'], Both>> = {
  day: { zh: '日', en: 'days' },
  workday: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
};

/** The events that limits run from. */
export const eventWords: Readonly<Record<string, Both>> = {
  submission: { zh: '收到建议之日', en: 'receipt of the suggestion' },
  sessionClosed: { zh: '大会闭幕之日', en: 'the close of the session' },
  handOver: { zh: '交办之日', en: 'hand-over' },
  receipt: { zh: '签收之日', en: 'sign-in' },
  returnRequested: { zh: '申请退办之日', en: 'the request to return' },
  redoRequested: { zh: '要求重提之日', en: 'the request to give it again' },
  reply: { zh: '收到答复之日', en: 'the reply' },
  reworkOrdered: { zh: '重新交办之日', en: 'the order to rework' },
  fixed: { zh: '确定重点督办之日', en: 'the day it was fixed' },
  planned: { zh: '列入评议之日', en: 'the day it was planned' },
  routing: { zh: '转办之日', en: 'the routing' },
  answer: { zh: '单位答复之日', en: 'the unit’s answer' },
  feedback: { zh: '反馈之日', en: 'the feedback' },
  rating: { zh: '评价之日', en: 'the rating' },
  escalation: { zh: '转督办之日', en: 'the escalation' },
  closing: { zh: '办结之日', en: 'the closing' },
  announced: { zh: '宣布结果之日', en: 'the announcement' },
  consultationRaised: { zh: '代表提出沟通之日', en: 'the question' },
  consultationAccepted: { zh: '受理沟通之日', en: 'the acceptance' },
  petitionReceipt: { zh: '收到信访之日', en: 'receipt of the petition' },
  petitionAnswer: { zh: '收到处理意见之日', en: 'the answer to the petition' },
  publication: { zh: '公布之日', en: 'publication' },
  registration: { zh: '登记之日', en: 'registration' },
  reviewStarted: { zh: '启动审查之日', en: 'the start of the review' },
  reviewEnded: { zh: '审查研究结束之日', en: 'the end of the review' },
  transfer: { zh: '转送、交办之日', en: 'the day it was passed on' },
  acceptance: { zh: '受理之日', en: 'acceptance' },
  reviewAsked: { zh: '收到复查请求之日', en: 'the request for a review' },
  reviewed: { zh: '收到复查意见之日', en: 'the opinion of the review' },
  reReviewAsked: { zh: '收到复核请求之日', en: 'the request for a re-review' },
  reception: { zh: '接待日', en: 'the reception day' },
  report: { zh: '述职之日', en: 'the report to voters' },
  matterRaised: { zh: '代表提出事项之日', en: 'the day the matter was raised' },
  forwarding: { zh: '转送之日', en: 'the forwarding' },
  begin: { zh: '活动开始之日', en: 'the beginning of the activity' },
  contact: { zh: '联系之日', en: 'the contact' },
  asked: { zh: '提问之日', en: 'the question' },
  mediated: { zh: '登记调解结果之日', en: 'the result of the mediation' },
  commitmentReported: { zh: '收到落实情况之日', en: 'the report on the commitment' },
};

const choiceWords: Readonly<Record<string, Both>> = {
  'suggestion.reply.complex.consent.none': { zh: '不需同意', en: 'Freely' },
  'suggestion.reply.complex.consent.tellDeputy': { zh: '须告知代表', en: 'After telling the deputy' },
  'suggestion.reply.complex.consent.consent': { zh: '须经交办机构同意', en: 'With the consent of the office that handed over' },
  'suggestion.rework.ground.dissatisfaction': { zh: '代表不满意', en: 'The deputy is dissatisfied' },
  'suggestion.rework.ground.assessment': { zh: '经评估应当重新办理', en: 'An assessment finds it is due' },
  'commitment.report.mode.yearly': { zh: '每年集中报告', en: 'Once a year' },
  'commitment.report.mode.onProgress': { zh: '有进展即通报', en: 'Whenever there is progress' },
};

/** One option of a choice rule in words. */
export const choiceWord = (key: string, option: string, locale: Locale): string => choiceWords[`${key}.${option}`]?.[locale] ?? option;

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Numbers as a text of law writes them: 三, 十五, 三十; digits from a hundred on. */
export function hanNumber(n: number): string {
  if (n >= 100 || n < 0) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`;
  return n === 0 ? '零' : `${head}${ones === 0 ? '' : digits[ones]}`;
}

function spanText({ amount, unit }: Duration, locale: Locale): string {
  if (locale === 'en') return `${amount} ${amount === 1 ? unitWords[unit].en.slice(0, -1) : unitWords[unit].en}`;
  const number = amount === 2 && (unit === 'month' || unit === 'workday') ? '两' : hanNumber(amount);
  return `${number}${amount >= 100 ? ' ' : ''}${unitWords[unit].zh}`;
}

const monthDay = (text: string, locale: Locale): string => {
  const [month = 1, day = 1] = text.split('-').map(Number);
  if (locale === 'zh') return `${month} 月 ${day} 日`;
  return new Intl.DateTimeFormat('en-GB', { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2001, month - 1, day)),
  );
};

/** A rule's value in words: "三个月 · 自交办之日起". */
export function valueText(key: string, value: unknown, locale: Locale): string {
  const definition = Object.hasOwn(ruleKeys, key) ? ruleKeys[key as RuleKey] : undefined;
  const zh = locale === 'zh';
  switch (definition?.type) {
    case 'duration': {
      if (value === null) return zh ? '不设期限' : 'No limit';
      const limit = value as Duration;
      const event = eventWords[limit.startEvent]?.[locale] ?? limit.startEvent;
      if (limit.direction === 'before') return zh ? `${event}前${spanText(limit, locale)}` : `${spanText(limit, locale)} before ${event}`;
      return zh ? `${spanText(limit, locale)} · 自${event}起` : `${spanText(limit, locale)} from ${event}`;
    }
    case 'window': {
      if (value === null) return zh ? '不设时段' : 'No fixed time';
      const { from, until } = value as YearlyWindow;
      return zh
        ? `每年 ${monthDay(from, locale)}至 ${monthDay(until, locale)}`
        : `${monthDay(from, locale)} to ${monthDay(until, locale)}, every year`;
    }
    case 'flag':
      return value === true ? (zh ? '是' : 'Yes') : zh ? '否' : 'No';
    case 'choice':
      return choiceWord(key, String(value), locale);
    case 'number':
      return String(value);
    case undefined:
      return JSON.stringify(value);
  }
}

/** Whether a limit's last day moves off a rest day. */
export const movesOffRestDays = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as Partial<Duration>).roll === 'nextWorkday';
