import type { ProcessText } from '../../engine/define.ts';
import { optionsOf } from '../../registers/wording.ts';
import type { draftReview } from './draftReview.ts';

/** 草案审查的中文用语。 */
export const zh = {
  name: '草案审查',
  states: { open: '审查中', concluded: '已形成审查意见', dropped: '已撤销' },
  actions: {
    create: '新建审查',
    change: '修改基本信息',
    addDraft: '加入新稿',
    noteComputed: '记录比对结果',
    conclude: '形成审查意见',
    reopen: '重新审查',
    drop: '撤销审查',
  },
  fields: {
    title: '标题',
    documentKind: '文件种类',
    organ: '起草或者制定机关',
    judgedOn: '审查基准日',
    dueOn: '审查期限',
    drafts: '草案文本',
    computedOn: '比对日期',
    algorithmVersion: '算法版本',
    libraryStamp: '法规库版本',
    resultHash: '结果校验值',
    articleCount: '条数',
    hintCount: '提示数',
    opinion: '审查结论',
    concludedOn: '结论日期',
    reopenReason: '重新审查的原因',
  },
  parties: {},
  deadlines: { conclude: '形成审查意见' },
  reasons: {
    draftMissing: '还没有草案文本。请上传文件或者粘贴文字。',
    tooManyDrafts: '一件审查最多保存五十稿。请另建一件。',
    notComputed: '当前这一稿还没有比对结果。请先比对，再形成审查意见。',
    dueBeforeToday: '审查期限不能早于今天。请另选日期。',
  },
  inputs: { name: '稿次', on: '日期', fileIds: '草案文件', note: '说明', reason: '原因' },
  options: {
    ...optionsOf('documentKind', {
      localRegulation: '地方性法规',
      governmentRule: '政府规章',
      normativeDocument: '其他规范性文件',
    }),
  },
  notices: {
    opened: '新建了草案审查《{title}》。请您查看。',
    draftAdded: '草案审查《{title}》加入了新的一稿，需要重新比对。请您查看。',
    concluded: '草案审查《{title}》已形成审查意见。您可以查看。',
    reopened: '草案审查《{title}》重新审查，原因在页面上。请您查看。',
    dueSoon: '草案审查《{title}》的“{deadline}”将于{due}到期。请您及时办理。',
    overdue: '草案审查《{title}》的“{deadline}”应于{due}前完成，现已逾期。请您尽快办理。',
  },
  help: {
    judgedOn: '按这一天有效的法律法规比对；一般填今天。',
    organ: '写入审查意见，可以不填。',
    fileIds: '可以是文档、网页或者纯文本；需有文字层，不能是扫描件。',
    opinion: '写入审查意见的总体结论。形成后各条处理不再改动，可以重新审查。',
  },
} as const satisfies ProcessText<typeof draftReview>;
