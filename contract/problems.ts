import { z } from 'zod';

/**
 * Every error the API answers with, by its stable code: HTTP status and the sentence people read.
 * A sentence says what happened, what was kept and what to do; `{name}` is filled from the problem's data.
 */
export const problems = {
  badRequest: { status: 400, zh: '请求内容有误，未作任何更改。', en: 'The request is not valid. Nothing was changed.' },
  invalidInput: {
    status: 400,
    zh: '有 {count} 处填写有误，请按提示修改后再提交。',
    en: '{count} fields need attention. Please correct them and send again.',
  },
  unknownFilter: { status: 400, zh: '不支持按“{name}”筛选或排序。', en: 'Filtering or sorting by "{name}" is not offered.' },
  notSignedIn: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  wrongCredentials: { status: 401, zh: '用户名或密码不正确。', en: 'The user name or password is not right.' },
  secondFactorNeeded: { status: 401, zh: '请输入动态验证码。', en: 'Please enter the code from your authenticator.' },
  wrongSecondFactor: { status: 401, zh: '动态验证码不正确或已使用。', en: 'The code is not right or was already used.' },
  lockedOut: {
    status: 429,
    zh: '登录失败次数过多，请在 {minutes} 分钟后再试。',
    en: 'Too many failed attempts. Please try again in {minutes} minutes.',
  },
  accountSuspended: {
    status: 403,
    zh: '该账号已停用，请联系系统管理员。',
    en: 'This account is suspended. Please ask the system administrator.',
  },
  weakPassword: { status: 400, zh: '密码不符合要求：{reason}', en: 'The password does not meet the rules: {reason}' },
  passwordExpired: { status: 403, zh: '请先修改初始密码。', en: 'Please change the initial password first.' },
  csrf: { status: 403, zh: '页面已过期，请刷新后重试。', en: 'This page has expired. Please reload and try again.' },
  forbidden: { status: 403, zh: '您没有办理此事项的权限。', en: 'You may not do this.' },
  notFound: { status: 404, zh: '没有找到，或您无权查看。', en: 'Not found, or not yours to see.' },
  notAllowedInState: {
    status: 409,
    zh: '当前状态为“{state}”，不能办理“{action}”。',
    en: 'In state "{state}" the action "{action}" is not possible.',
  },
  guardRefused: { status: 409, zh: '{reason}', en: '{reason}' },
  versionConflict: {
    status: 409,
    zh: '他人刚刚更新了此件。您的填写已保留，请查看变化后再提交。',
    en: 'Somebody else has just changed this record. Your entries are kept; please look at the changes and send again.',
  },
  keyReused: {
    status: 409,
    zh: '同一请求编号已用于另一内容，未作任何更改。',
    en: 'This request id was already used for something else. Nothing was changed.',
  },
  alreadyExists: { status: 409, zh: '“{name}”已经存在。', en: '"{name}" already exists.' },
  inUse: { status: 409, zh: '仍被引用，不能删除。', en: 'Still in use, so it cannot be removed.' },
  approvalNeeded: {
    status: 202,
    zh: '已提交，待另一位管理员批准后生效。',
    en: 'Sent for approval. It takes effect when a second administrator approves.',
  },
  voteClosed: { status: 409, zh: '现在不在投票。', en: 'There is no vote open now.' },
  alreadyVoted: { status: 409, zh: '您已经投过票，一人只能投一次。', en: 'You have voted already; everybody votes once.' },
  rankingOff: {
    status: 404,
    zh: '承办单位排名尚未启用。请由代表工作机构启用排名公式。',
    en: 'Ranking is not turned on. The deputies’ office turns a formula on.',
  },
  templateUnsound: {
    status: 400,
    zh: '模板有 {count} 处无法填写：{names}。未保存。',
    en: 'The template cannot be filled in at {count} places: {names}. It was not saved.',
  },
  reportDoesNotHold: {
    status: 409,
    zh: '报告中有 {count} 处数字对不上：{relations}。请修改模板，或者确认后仍要生成。',
    en: '{count} sums or shares of the report do not hold: {relations}. Please mend the template, or make it despite that.',
  },
  statuteUnreadable: {
    status: 422,
    zh: '“{label}”读不出条文：{zh}',
    en: 'The text of "{label}" cannot be read: {en}',
  },
  tooLarge: { status: 413, zh: '内容过大，上限为 {limit}。', en: 'Too large. The limit is {limit}.' },
  fileType: { status: 415, zh: '不支持该文件类型（{type}）。', en: 'Files of this type ({type}) are not accepted.' },
  tooManyRequests: { status: 429, zh: '操作过于频繁，请稍后再试。', en: 'Too many requests. Please wait a moment.' },
  alreadySetUp: { status: 409, zh: '系统已经初始化。', en: 'The system is already set up.' },
  codeNotValid: { status: 404, zh: '二维码无效或已停用。', en: 'This code is not valid.' },
  keyNotValid: {
    status: 404,
    zh: '没有找到。请核对查询地址是否完整；已删除的内容不能再查询。',
    en: 'Not found. Please check that the address is complete; what was erased cannot be looked up.',
  },
  proofNotValid: {
    status: 400,
    zh: '提交前的校验已过期，请重试；您的填写没有丢失。',
    en: 'The check before submitting has expired. Please try again; your text is not lost.',
  },
  contactCodeWrong: {
    status: 400,
    zh: '验证码不正确或已过期，请重新获取。',
    en: 'The code is not right or has expired. Please ask for a new one.',
  },
  contentRefused: { status: 409, zh: '未能提交：{explanation}', en: 'It could not be submitted: {explanation}' },
  channelOff: { status: 409, zh: '这种方式暂未开通，请换一种。', en: 'This way is not offered here. Please choose another.' },
  internal: {
    status: 500,
    zh: '系统出现错误，已记录（编号 {requestId}）。您的填写未丢失，请稍后重试。',
    en: 'Something went wrong on our side and was recorded (id {requestId}). Please try again in a moment.',
  },
  indexBuilding: {
    status: 503,
    zh: '法规库正在建立索引，已完成 {percent}%。请稍后再试。',
    en: 'The library of statutes is being indexed, {percent}% done. Please try again in a moment.',
  },
  unavailable: { status: 503, zh: '服务暂不可用，请稍后再试。', en: 'The service is not available right now. Please try again shortly.' },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type ProblemCode = keyof typeof problems;

/** What every error answer looks like (`application/problem+json`). */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    data: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
