import { useRouter } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem, sentenceOf } from '../../shared/api.ts';
import { useT } from '../language.ts';
import { Link } from './link.tsx';

/** A page or part that could not be shown: what happened and a way on. */
export function Fault({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const t = useT();
  const isForbidden = error instanceof ApiProblem && error.status === 403;
  const isMissing = error instanceof ApiProblem && error.status === 404;
  return (
    <div className="empty" role="alert">
      <p>{sentenceOf(error)}</p>
      <p style={{ marginTop: 12 }}>
        {again && !isForbidden && !isMissing ? <Button onClick={again}>{t.common.again}</Button> : <Link to="/">{t.common.toWork}</Link>}
      </p>
    </div>
  );
}

export function MissingPage() {
  const t = useT();
  return (
    <div className="empty">
      <p>{t.common.noSuchPage}</p>
      <p style={{ marginTop: 12 }}>
        <Link to="/">{t.common.toWork}</Link>
      </p>
    </div>
  );
}

export function ErrorPage({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const t = useT();
  const router = useRouter();
  if (error instanceof ApiProblem) return <Fault error={error} again={reset} />;
  return (
    <div className="empty" role="alert">
      <p>{t.common.broken}</p>
      <p style={{ marginTop: 12 }}>
        <Button
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {t.common.again}
        </Button>
      </p>
    </div>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): unknown;
}

/** Shows what was asked for, or that it is still coming, or why it did not come. */
export function Loaded<T>({
  of,
  rows = 6,
  children,
}: {
  readonly of: Asked<T>;
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.isPending) return <Skeleton active title={false} paragraph={{ rows }} style={{ padding: 16 }} />;
  return <Fault error={of.error} again={() => void of.refetch()} />;
}
