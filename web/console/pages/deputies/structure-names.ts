import type { StructureDimension } from '../../../../contract/deputies.ts';
import { optionLabel } from '../../../../processes/text.ts';
import { useWords } from '../../../shared/words.ts';
import { useText } from '../../language.ts';
import { structureWords } from './structure.text.ts';

/** Gives the name of a value by its dimension. */
export function useStructureNames(names: Readonly<Record<string, string>> = {}) {
  const t = useWords(structureWords);
  const person = useText('person');
  const seat = useText('deputyship');
  return (dimension: StructureDimension, value: string | null): string => {
    if (value === null || value === '') return t.unset;
    if (dimension === 'age') return (t.ages as Readonly<Record<string, string>>)[value] ?? value;
    if (dimension === 'ethnicity') return (t.ethnicities as Readonly<Record<string, string>>)[value] ?? value;
    if (dimension === 'delegation') return names[value] ?? value;
    return optionLabel(dimension === 'composition' || dimension === 'mandate' ? seat : person, dimension, value);
  };
}
