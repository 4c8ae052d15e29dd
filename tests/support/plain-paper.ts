import { definePaper } from '../../engine/paper.ts';
import { common, label, paragraphList } from '../../processes/paper-words.ts';

/** A paper that is nothing but its paragraphs. */
export const plainPaper = definePaper({
  id: 'plain',
  of: null,
  over: 'one',
  name: label('试印', 'Trial'),
  frame: 'form',
  needs: [],
  fields: { ...common },
  lists: { body: paragraphList('正文', 'Body') },
  layout: [{ kind: 'text', style: 'body', text: '{段落}', each: '正文' }],
});
