/** A law's title as others name it: without 中华人民共和国 and without a remark in brackets at its end. */
export function shortTitle(title: string): string {
  const plain = title.startsWith('中华人民共和国') && title.length > 8 ? title.slice(7) : title;
  const bracket = plain.lastIndexOf('（');
  return bracket > 1 && plain.endsWith('）') ? plain.slice(0, bracket) : plain;
}

const places = ['自治区', '自治州', '自治县', '省', '市', '县'];
const farthestPlace = 12;
const endings = ['条例', '办法', '规定', '细则', '决定', '规则', '法'];

/** What a title is about: without the place it is of, the law it carries out spelt as such, and the kind of document. */
export function subjectOf(title: string): string {
  let subject = title;
  for (let end = 3; end <= Math.min(farthestPlace, subject.length - 2); end++) {
    const place = places.find((p) => subject.startsWith(p, end - p.length) && end - p.length >= 2);
    if (place === undefined) continue;
    subject = subject.slice(end);
    break;
  }
  subject = shortTitle(subject.replace(/^(?:实施|执行|贯彻)?《/u, '').replace('》', ''));
  if (subject.endsWith('实施办法')) subject = subject.slice(0, -4);
  return withoutEnding(withoutEnding(subject));
}

function withoutEnding(subject: string): string {
  const ending = endings.find((e) => subject.endsWith(e) && subject.length > e.length + 1);
  return ending === undefined ? subject : subject.slice(0, -ending.length);
}

/** The titles that stand between 《 and 》 in a text, short, in order, each once. */
export function namedTitles(text: string): string[] {
  const names = new Set<string>();
  for (let at = text.indexOf('《'); at >= 0; at = text.indexOf('《', at + 1)) {
    const end = text.indexOf('》', at);
    if (end < 0) break;
    if (end - at <= longestTitle) names.add(shortTitle(text.slice(at + 1, end).replace(/\s/gu, '')));
  }
  return [...names];
}

const longestTitle = 60;
