import { useEffect, useRef, useState } from 'react';
import { viewRoutes } from '../../../contract/records.ts';
import { call } from '../../shared/api.ts';
import type { FormState } from './use-form.ts';

const pause = 1200;

export interface Draft {
  /** When the entries were last kept on the server. */
  readonly keptAt: Date | null;
  /** When the entries that were found here had been kept. */
  readonly restoredFrom: Date | null;
  /** Removes the kept entries: they were sent, or are not wanted any more. */
  drop(): void;
}

/** Keeps what is being entered, so that it is still there on another day or another machine. */
export function useDraft(key: string | null, form: FormState): Draft {
  const [keptAt, setKeptAt] = useState<Date | null>(null);
  const [restoredFrom, setRestoredFrom] = useState<Date | null>(null);
  const isDone = useRef(false);
  const { values, isTouched, setAll } = form;
  const latest = useRef({ isTouched, values });
  latest.current = { isTouched, values };

  useEffect(() => {
    if (key === null) return;
    isDone.current = false;
    const stop = new AbortController();
    call(viewRoutes.readDraft, { params: { key } }, { signal: stop.signal }).then(
      ({ data, updatedAt }) => {
        if (data === null || latest.current.isTouched) return;
        setAll({ ...latest.current.values, ...data });
        if (updatedAt) setRestoredFrom(new Date(updatedAt));
      },
      () => {
        // Without the kept entries the form starts as it is.
      },
    );
    return () => stop.abort();
  }, [key, setAll]);

  useEffect(() => {
    if (key === null || !isTouched || isDone.current) return;
    const timer = setTimeout(() => {
      call(viewRoutes.saveDraft, { params: { key }, body: { data: { ...values } } }).then(
        ({ updatedAt }) => !isDone.current && setKeptAt(new Date(updatedAt)),
        () => {
          // Tried again with the next change; the entries stay on the page.
        },
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [key, isTouched, values]);

  return {
    keptAt,
    restoredFrom,
    drop: () => {
      isDone.current = true;
      setKeptAt(null);
      setRestoredFrom(null);
      if (key !== null) void call(viewRoutes.dropDraft, { params: { key } }).catch(() => {});
    },
  };
}
