import { useNavigate, useRouter } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ReactNode, useCallback } from 'react';
import type { Search } from '../router.tsx';

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: string;
  readonly search?: Search;
  readonly children: ReactNode;
}

/** Address of a page of the console. */
export function hrefOf(to: string, search: Search = {}): string {
  const text = new URLSearchParams(Object.entries(search).filter(([, v]) => v !== '')).toString();
  return text === '' ? to : `${to}?${text}`;
}

/** A link to a page of the console whose address is known only at run time. */
export function Link({ to, search, children, onClick, ...rest }: Props) {
  const go = useGo();
  return (
    <a
      {...rest}
      href={hrefOf(to, search)}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(to, search);
      }}
    >
      {children}
    </a>
  );
}

/** Goes to a page of the console. */
export function useGo() {
  const router = useRouter();
  return useCallback(
    (to: string, search?: Search, replace = false) => {
      const address = hrefOf(to, search);
      if (replace) router.history.replace(address);
      else router.history.push(address);
    },
    [router],
  );
}

/** Changes what stands behind the question mark of the present page; null takes an entry away. */
export function useSetSearch() {
  const navigate = useNavigate();
  return (changes: Readonly<Record<string, string | null>>) =>
    void navigate({
      to: '.',
      replace: true,
      search: (old: Record<string, unknown>) => {
        const next: Record<string, string> = { ...(old as Record<string, string>) };
        for (const [name, value] of Object.entries(changes)) {
          if (value === null || value === '') delete next[name];
          else next[name] = value;
        }
        return next;
      },
    } as never);
}
