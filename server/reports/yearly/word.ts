import type { Block } from '../../../figures/fill-template.ts';
import { wordFile } from '../../documents/word-file.ts';

/** The report as a Word file. */
export const reportAsWord = (blocks: readonly Block[]): Promise<Buffer> =>
  wordFile(blocks.map((block) => ({ kind: block.kind, runs: [{ text: block.pieces.map((p) => p.text).join('') }] })));
