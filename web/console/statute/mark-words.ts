/** Marks words where they stand without touching the page's elements, so that marking costs no layout. Browsers that cannot do it show none. */
export function markWords(elements: readonly HTMLElement[], words: string, now: HTMLElement | null): void {
  clearMarks();
  if (words === '' || !('highlights' in CSS)) return;
  const ranges = elements.flatMap((element) => rangesIn(element, words));
  if (ranges.length > 0) CSS.highlights.set('law-found', new Highlight(...ranges));
  const here = now ? rangesIn(now, words) : [];
  if (here.length > 0) CSS.highlights.set('law-found-now', new Highlight(...here));
}

export function clearMarks(): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete('law-found');
  CSS.highlights.delete('law-found-now');
}

/** Every place of the words within an element, also across pieces that are marked differently. */
function rangesIn(element: HTMLElement, words: string): Range[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Text; readonly from: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, from: text.length });
    text += node.nodeValue ?? '';
  }
  const ranges: Range[] = [];
  const placeOf = (offset: number) => nodes.findLast((n) => n.from <= offset);
  for (let at = text.indexOf(words); at >= 0 && ranges.length < 50; at = text.indexOf(words, at + words.length)) {
    const start = placeOf(at);
    const end = placeOf(at + words.length - 1);
    if (!start || !end) break;
    const range = document.createRange();
    range.setStart(start.node, at - start.from);
    range.setEnd(end.node, at + words.length - end.from);
    ranges.push(range);
  }
  return ranges;
}
