import type { replyBlocks } from './reply-template.ts';

/** A template that comes with the system. An office that keeps templates of its own for a class is offered those instead. */
export interface ShippedTemplate extends Readonly<Partial<Record<(typeof replyBlocks)[number], string>>> {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly resultClass: 'A' | 'B' | 'C' | 'D' | null;
}

const studied =
  '收到{会议}{编号}建议后，我单位指定专人负责，围绕《{建议标题}》反映的问题到现场了解情况，与{代表姓名}代表当面沟通，听取意见后研究提出了办理措施。';
const thanks = '再次感谢{代表姓名}代表对这项工作的关心。如对办理情况还有意见，请联系{承办单位}{经办人}，电话{联系电话}，我们将继续改进。';

/** 答复模板 for the four classes and for any, in the order of a reply: what was done, what follows, what could not be taken up, and why. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  {
    id: 'solved',
    name: { zh: '已经解决或者基本解决', en: 'Solved or basically solved' },
    resultClass: 'A',
    opening: studied,
    done: '建议所提事项已经解决或者基本解决，主要做了以下工作：\n一是（写明措施、地点、完成时间和取得的效果）。\n二是（写明措施、地点、完成时间和取得的效果）。',
    closing: `下一步，我们将做好巡查和维护，防止问题反复。${thanks}`,
  },
  {
    id: 'planned',
    name: { zh: '已列入计划逐步解决', en: 'Planned, to be solved step by step' },
    resultClass: 'B',
    opening: studied,
    done: '目前已经完成的工作：（写明已落实的事项和进展）。',
    planned:
      '尚未完成的事项已列入工作计划：（写明项目、资金来源、责任科室和完成时限）。我单位将按计划推进，完成后第一时间向{代表姓名}代表反馈。',
    closing: thanks,
  },
  {
    id: 'notNow',
    name: { zh: '受条件限制暂时难以解决', en: 'Cannot be solved for now' },
    resultClass: 'C',
    opening: studied,
    notAdopted:
      '所提事项目前还不具备实施条件，主要原因是：（写明受限的政策、规划、资金或者技术条件）。建议的思路对我们的工作有参考价值，已收入下一轮规划的研究事项，条件具备时优先安排。',
    closing: `对暂时不能落实，请予理解。${thanks}`,
  },
  {
    id: 'explained',
    name: { zh: '超出本级职权或者予以说明', en: 'Beyond own powers, or explained' },
    resultClass: 'D',
    opening: studied,
    notAdopted:
      '所提事项属于（写明机关名称）的职权范围，依据是（写明规定名称和条款）。我单位已于（日期）以书面形式向该机关反映，收到回复后及时转告{代表姓名}代表。',
    closing: `在职权范围内，我们已先行（写明可以做的工作）。${thanks}`,
  },
  {
    id: 'plain',
    name: { zh: '开头和结尾', en: 'Opening and closing only' },
    resultClass: null,
    opening: studied,
    closing: thanks,
  },
];
