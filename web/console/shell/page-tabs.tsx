import { useLocation } from '@tanstack/react-router';
import '../statute/statute-tabs.css';
import { Link } from './link.tsx';

interface PageTab {
  readonly to: string;
  readonly label: string;
  /** Whether whoever is signed in has this page. */
  readonly isHere: boolean;
}

/** Pages that belong together, each one click away: for those who have more than one of them. */
export function PageTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly PageTab[] }) {
  const { pathname } = useLocation();
  const here = tabs.filter((tab) => tab.isHere);
  if (here.length < 2) return null;
  return (
    <nav className="statute-tabs no-print" aria-label={label}>
      {here.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={pathname === tab.to ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
