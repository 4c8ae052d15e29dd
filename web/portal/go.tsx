import type { ReactNode } from 'react';
import { go } from './place.ts';

/** A link within the portal: no reload, and an ordinary link for everything else a browser can do with one. */
export function Go({
  to,
  className,
  current = false,
  children,
}: {
  readonly to: string;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <a
      href={to}
      {...(className ? { className } : {})}
      {...(current ? { 'aria-current': 'page' as const } : {})}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
