import { useLocation } from '@tanstack/react-router';
import { useWords, words } from '../../shared/words.ts';
import { useHere } from '../session.tsx';
import { Link } from '../shell/link.tsx';
import './statute-tabs.css';

const tabWords = words(
  { label: '法规', library: '法规库', comparisons: '版本比对', drafts: '草案审查' },
  { label: 'Statutes', library: 'Library', comparisons: 'Comparisons', drafts: 'Draft reviews' },
);
const readers = ['legislativeAffairsOfficer', 'specialCommitteeOfficer', 'scOfficeClerk', 'chairperson'] as const;

const tabs = [
  { to: '/statutes', word: 'library' },
  { to: '/statute-comparisons', word: 'comparisons' },
  { to: '/draft-reviews', word: 'drafts' },
] as const;

/** The three parts of the place for statutes, for those who have more of them than the library. */
export function StatuteTabs() {
  const t = useWords(tabWords);
  const { roles } = useHere();
  const { pathname } = useLocation();
  if (!readers.some((role) => roles.has(role))) return null;
  const here = tabs.find((tab) => tab.to !== '/statutes' && pathname.startsWith(tab.to))?.to ?? '/statutes';
  return (
    <nav className="statute-tabs no-print" aria-label={t.label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab.to === here ? 'page' : undefined}>
          {t[tab.word]}
        </Link>
      ))}
    </nav>
  );
}
