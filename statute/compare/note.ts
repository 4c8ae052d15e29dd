import type { Pair } from '../align/align.ts';
import type { LineLink } from '../align/inner.ts';

/** What a row of the table says about the change, in both languages. */
export interface Note {
  readonly zh: string;
  readonly en: string;
}

/** Says in words what became of a pair: its numbers, and how many paragraphs and items changed, came or went. */
export function noteOf(pair: Pair, lines: readonly LineLink[]): Note {
  const notes = [placeNote(pair), pair.moved ? note('位置有移动', 'moved past others') : null, ...textNotes(pair, lines)].filter(
    (n) => n !== null,
  );
  return { zh: notes.map((n) => n.zh).join('；'), en: notes.map((n) => n.en).join('; ') };
}

const note = (zh: string, en: string): Note => ({ zh, en });

function placeNote({ old, new: now, kind, renumbered }: Pair): Note | null {
  const olds = old.map((a) => a.label).join('、');
  const news = now.map((a) => a.label).join('、');
  const oldNumbers = old.map((a) => a.number).join(', ');
  const newNumbers = now.map((a) => a.number).join(', ');
  switch (kind) {
    case 'inserted':
      return note('新增', 'new');
    case 'deleted':
      return note('删去', 'deleted');
    case 'unchanged':
      return note('未作修改', 'unchanged');
    case 'renumbered':
    case 'modified':
      return renumbered ? note(`${olds}改为${news}`, `${oldNumbers} becomes ${newNumbers}`) : null;
    case 'split':
      return note(`${olds}分为${news}`, `${oldNumbers} is split into ${newNumbers}`);
    case 'merged':
      return note(`${olds}合并为${news}`, `${oldNumbers} are merged into ${newNumbers}`);
    case 'split+merged':
      return note(`${olds}重组为${news}`, `${oldNumbers} are rearranged as ${newNumbers}`);
  }
}

function textNotes({ kind, text }: Pair, lines: readonly LineLink[]): Note[] {
  if (kind === 'inserted' || kind === 'deleted') return [];
  if (text === 'xref') return [note('援引的条文序号相应调整', 'its citations follow the new numbering')];
  const count = (what: LineLink['kind'], level: 'paragraph' | 'item'): number =>
    lines.filter((l) => l.kind === what && ((l.new ?? l.old)?.line.level === 'paragraph') === (level === 'paragraph')).length;
  const notes: Note[] = [];
  const say = (n: number, zh: string, en: string): void => {
    if (n > 0) notes.push(note(zh.replace('#', String(n)), en.replace('#', String(n))));
  };
  say(count('changed', 'paragraph'), '修改#款', '# paragraph(s) changed');
  say(count('changed', 'item'), '修改#项', '# item(s) changed');
  say(count('inserted', 'paragraph'), '增加#款', '# paragraph(s) added');
  say(count('inserted', 'item'), '增加#项', '# item(s) added');
  say(count('deleted', 'paragraph'), '删去#款', '# paragraph(s) deleted');
  say(count('deleted', 'item'), '删去#项', '# item(s) deleted');
  say(count('moved', 'paragraph') + count('moved', 'item'), '#款、项位置有移动', '# paragraph(s) or item(s) moved');
  return notes;
}
