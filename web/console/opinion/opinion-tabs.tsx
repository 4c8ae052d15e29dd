import { opinionDeskRoutes } from '../../../contract/opinion-desk.ts';
import { useWords } from '../../shared/words.ts';
import { useHere } from '../session.tsx';
import { PageTabs } from '../shell/page-tabs.tsx';
import { opinionWords } from './opinion.text.ts';

const moderators = ['deputyWorkOfficer', 'deputyStationKeeper'] as const;

/** The list of opinions, what many speak of, and what waits to be looked at: for those who have more than the list. */
export function OpinionTabs() {
  const t = useWords(opinionWords);
  const { roles } = useHere();
  return (
    <PageTabs
      label={t.tabs}
      tabs={[
        { to: '/opinions', label: t.list, isHere: true },
        { to: '/hot-topics', label: t.topicsTab, isHere: opinionDeskRoutes.topics.access.roles.some((role) => roles.has(role)) },
        { to: '/held-opinions', label: t.heldTab, isHere: moderators.some((role) => roles.has(role)) },
      ]}
    />
  );
}
