import { useWords } from '../../../shared/words.ts';
import { PageTabs } from '../../shell/page-tabs.tsx';
import { mapWords } from './station-map.text.ts';

/** The list of stations, their map, their figures. */
export function StationTabs() {
  const t = useWords(mapWords);
  return (
    <PageTabs
      label={t.tabs}
      tabs={[
        { to: '/stations', label: t.list, isHere: true },
        { to: '/station-map', label: t.map, isHere: true },
        { to: '/station-figures', label: t.figures, isHere: true },
      ]}
    />
  );
}
