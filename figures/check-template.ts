import { loopWords, type Named, type Node, plainWords, readTemplate, type TemplateProblem } from './template-syntax.ts';

/** What a template may say of a measure. */
export interface MeasureKind {
  readonly id: string;
  readonly hasRows: boolean;
  readonly hasShare: boolean;
  readonly hasMean: boolean;
  /** The values it is told apart by, where they are fixed. */
  readonly values?: readonly string[];
}

/** Everything in a template that could not be filled in: unknown names, shares of what is none, loops left open. */
export function checkTemplate(text: string, measures: readonly MeasureKind[]): TemplateProblem[] {
  const { nodes, problems } = readTemplate(text);
  const byId = new Map(measures.map((m) => [m.id, m]));
  const found: TemplateProblem[] = [...problems];
  const known = (of: Named, line: number): MeasureKind | null => {
    const measure = byId.get(of.measure);
    if (!measure) found.push({ line, kind: 'unknownMeasure', what: of.measure });
    else if (of.value !== null && !measure.hasRows) found.push({ line, kind: 'noRows', what: of.measure });
    else if (of.value !== null && measure.values && !measure.values.includes(of.value))
      found.push({ line, kind: 'unknownValue', what: `${of.measure}=${of.value}` });
    return measure ?? null;
  };
  const look = (list: readonly Node[], inLoop: boolean): void => {
    for (const node of list) {
      if (node.kind === 'word') {
        const words: readonly string[] = inLoop ? [...plainWords, ...loopWords] : plainWords;
        if (!words.includes(node.word)) found.push({ line: node.line, kind: 'unknownWord', what: node.word });
      } else if (node.kind === 'number') {
        const measure = known(node.of, node.line);
        if (!measure) continue;
        if (node.what === 'share' && !measure.hasShare && node.of.value === null)
          found.push({ line: node.line, kind: 'noShare', what: node.of.measure });
        if (node.what === 'mean' && !measure.hasMean) found.push({ line: node.line, kind: 'noMean', what: node.of.measure });
      } else if (node.kind === 'each') {
        if (known(node.of, node.line)?.hasRows === false) found.push({ line: node.line, kind: 'noRows', what: node.of.measure });
        look(node.body, true);
      } else if (node.kind === 'if') {
        if (node.of) known(node.of, node.line);
        look(node.yes, inLoop);
        look(node.no, inLoop);
      }
    }
  };
  look(nodes, false);
  return found.sort((a, b) => a.line - b.line);
}
