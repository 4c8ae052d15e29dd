import { CloseOutlined } from '@ant-design/icons';
import { structureDimensions } from '../../../../contract/deputies.ts';
import { useWords } from '../../../shared/words.ts';
import { structureWords } from './structure.text.ts';
import { useStructureNames } from './structure-names.ts';

/** Says that a list of deputies shows those behind one figure of the structure. */
export function StructureChip({ structure, onClear }: { readonly structure: string; readonly onClear: () => void }) {
  const t = useWords(structureWords);
  const nameOf = useStructureNames();
  const [id = '', value = ''] = structure.split(':');
  const dimension = structureDimensions.find((d) => d === id);
  if (!dimension) return null;
  const label = dimension === 'delegation' ? t.dimensions.delegation : `${t.dimensions[dimension]} ${nameOf(dimension, value)}`;
  return (
    <span className="chip">
      <span>{label}</span>
      <button type="button" className="plain off" aria-label={t.clear(label)} onClick={onClear}>
        <CloseOutlined style={{ fontSize: 10 }} />
      </button>
    </span>
  );
}
