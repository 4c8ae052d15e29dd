import { petitionDeskRoutes } from '../../../contract/petition-desk.ts';
import { useWords } from '../../shared/words.ts';
import { useHere } from '../session.tsx';
import { PageTabs } from '../shell/page-tabs.tsx';
import { petitionWords } from './petition.text.ts';

/** The list of petitions and what many petition about, for those who have both. */
export function PetitionTabs() {
  const t = useWords(petitionWords);
  const { roles } = useHere();
  return (
    <PageTabs
      label={t.tabs}
      tabs={[
        { to: '/petitions', label: t.list, isHere: true },
        { to: '/petition-topics', label: t.topics, isHere: petitionDeskRoutes.topics.access.roles.some((role) => roles.has(role)) },
      ]}
    />
  );
}
