import { useLocation } from '@tanstack/react-router';
import { opinionDeskRoutes } from '../../../contract/opinion-desk.ts';
import { useWords } from '../../shared/words.ts';
import { useHere } from '../session.tsx';
import { Link } from '../shell/link.tsx';
import { opinionWords } from './opinion.text.ts';
import '../statute/statute-tabs.css';

const moderators = ['deputyWorkOfficer', 'deputyStationKeeper'] as const;

/** The list of opinions, what many speak of, and what waits to be looked at: for those who have more than the list. */
export function OpinionTabs() {
  const t = useWords(opinionWords);
  const { roles } = useHere();
  const { pathname } = useLocation();
  const tabs = [
    { to: '/opinions', label: t.list, isHere: true },
    { to: '/hot-topics', label: t.topicsTab, isHere: opinionDeskRoutes.topics.access.roles.some((role) => roles.has(role)) },
    { to: '/held-opinions', label: t.heldTab, isHere: moderators.some((role) => roles.has(role)) },
  ].filter((tab) => tab.isHere);
  if (tabs.length < 2) return null;
  return (
    <nav className="statute-tabs no-print" aria-label={t.tabs}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={pathname === tab.to ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
