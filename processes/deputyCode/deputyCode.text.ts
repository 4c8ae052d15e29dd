import type { ProcessText } from '../../engine/define.ts';
import { optionsOf } from '../../registers/wording.ts';
import type { deputyCode } from './deputyCode.ts';

/** 二维码的中文用语。 */
export const zh = {
  name: '代表码',
  states: { active: '使用中', revoked: '已失效' },
  actions: { issue: '发码', issueAgain: '换发', notePlaces: '登记张贴地点', reissue: '换发新码', revoke: '收回' },
  fields: {
    name: '名称',
    subject: '种类',
    deputyId: '代表',
    stationId: '家站点',
    activityId: '履职活动',
    serial: '序号',
    places: '张贴地点',
    issuedOn: '发码日期',
    revokedOn: '失效日期',
    revokeReason: '失效原因',
    insteadOfId: '替代的旧码',
  },
  parties: { deputy: '代表', station: '家站点' },
  deadlines: {},
  reasons: {
    oneSubject: '请按种类选择一位代表、一个家站点或者一次活动，只选一项。',
    subjectGone: '所选的代表、家站点或者活动已停用，请重新选择。',
    notOwnSeat: '代表只能为本人发码。',
  },
  inputs: { reason: '原因' },
  options: { ...optionsOf('subject', { deputy: '代表码', station: '站点码', activity: '活动码' }) },
  notices: {
    issued: '代表码“{title}”已发放，可以打印张贴。',
    reissued: '代表码“{title}”已换发新码，旧码立即失效，请更换张贴。',
    revoked: '代表码“{title}”已收回，请取下张贴的二维码。',
    dueSoon: '代表码“{title}”的{deadline}将于{due}到期，请及时处理。',
    overdue: '代表码“{title}”的{deadline}已于{due}到期，请尽快处理。',
  },
  help: { name: '印在码下方的名称，如“张三代表”“东湖街道代表联络站”。', reason: '旧码立即失效，扫码只看到“二维码无效”。' },
} as const satisfies ProcessText<typeof deputyCode>;
