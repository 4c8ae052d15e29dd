/** Endings by which a title is one of a statute or normative document. */
const kindEnding =
  /(?:宪法|基本法|法典|法|条例|條例|规定|規定|办法|辦法|细则|細則|规则|規則|决定|決定|决议|解释|解釋|规范|规程|章程|通则|总则|公约|议定书|协定|条约|意见|批复|通知|准则|标准|守则|制度|方案|规划|纲要|答复|纪要|目录)$/u;
const longestTitle = 160;

/** Whether a title names a statute or a normative document: 《…法》 and not 《…许可证》. An annotation such as （试行） is passed over. */
export const isStatuteTitle = (title: string): boolean => kindEnding.test(title.replace(/[（(][^（）()]{1,20}[）)]$/u, ''));

/** The title in 《…》 that begins at a place, with titles within it; null where the mark is not closed within a sentence. */
export function quotedTitle(text: string, at: number): { readonly title: string; readonly to: number } | null {
  let depth = 0;
  for (let i = at; i < text.length && i - at <= longestTitle; i++) {
    const c = text[i];
    if (c === '《') depth++;
    else if (c === '》' && --depth === 0) return { title: text.slice(at + 1, i), to: i + 1 };
    else if (c === '。') return null;
  }
  return null;
}

const stops =
  /(?:依照|按照|根据|依据|违反|适用|参照|执行|遵守|符合|构成|属于|触犯|援引|引用|修改|以及|或者|关于|并且|但是|不适用|和|与|及|或|由|对|按|依|是|为|的|在|将|其|以|即|因|了|有|把|被|除|至|到|从|，|、|：|；|。|“|”|（|）|《|》|\s)/gu;
const namedEnding = /(?:宪法|基本法|法典|法|条例|通则|解释)$/u;
const longestName = 30;

/** The name of a law that ends right before a place without title marks, as in 刑法第一百三十四条; null if there is none. */
export function bareName(text: string, before: number): { readonly title: string; readonly from: number } | null {
  const window = text.slice(Math.max(0, before - longestName), before);
  if (!namedEnding.test(window)) return null;
  const country = window.lastIndexOf('中华人民共和国');
  let start = Math.max(country, 0);
  if (country < 0)
    for (const stop of window.matchAll(stops)) if (stop.index + stop[0].length < window.length) start = stop.index + stop[0].length;
  const title = window.slice(start).replace(/^(?:本|该|原|国家|现行)/u, '');
  if (title.length < 2 || /^(?:法|办法|方法|做法|依法|本法|该法|上述法|前款|有关法)$/u.test(title)) return null;
  return { title, from: before - title.length };
}
