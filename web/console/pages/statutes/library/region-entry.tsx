import { AutoComplete } from 'antd';
import { useFacets } from './use-library.ts';

interface Props {
  readonly id: string;
  readonly value: string | null;
  onChange(code: string | null): void;
}

/** A region by its code; those the library knows are offered by name. */
export function RegionEntry({ id, value, onChange }: Props) {
  const facets = useFacets();
  return (
    <AutoComplete
      id={id}
      value={value ?? ''}
      style={{ width: '100%' }}
      options={(facets.data?.regions ?? []).map((region) => ({ value: region.code, label: `${region.name} ${region.code}` }))}
      onChange={(code: string) => onChange(code.trim() === '' ? null : code.trim())}
    />
  );
}
