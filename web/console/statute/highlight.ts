/** Names of the two highlights in `::highlight()` rules: all places found, and the one looked at. */
const all = 'statute-found';
const one = 'statute-found-here';

/** Marks words in elements without touching what is in them; where a browser cannot, nothing is marked. Answers how many places. */
export function highlight(elements: Iterable<Element>, words: string, here: Element | null): number {
  clearHighlight();
  if (words === '' || typeof Highlight === 'undefined') return 0;
  const found: Range[] = [];
  const looked: Range[] = [];
  for (const element of elements) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: { node: Node; from: number }[] = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, from: text.length });
      text += node.textContent ?? '';
    }
    for (let at = text.indexOf(words); at >= 0 && found.length < 2000; at = text.indexOf(words, at + words.length)) {
      const range = rangeOf(nodes, at, at + words.length);
      if (!range) continue;
      found.push(range);
      if (element === here) looked.push(range);
    }
  }
  CSS.highlights.set(all, new Highlight(...found));
  CSS.highlights.set(one, new Highlight(...looked));
  return found.length;
}

/** Takes all marks away. */
export function clearHighlight(): void {
  if (typeof Highlight === 'undefined') return;
  CSS.highlights.delete(all);
  CSS.highlights.delete(one);
}

function rangeOf(nodes: readonly { readonly node: Node; readonly from: number }[], from: number, to: number): Range | null {
  const start = nodes.findLast((n) => n.from <= from);
  const end = nodes.findLast((n) => n.from < to);
  if (!start || !end) return null;
  const range = document.createRange();
  range.setStart(start.node, from - start.from);
  range.setEnd(end.node, to - end.from);
  return range;
}
