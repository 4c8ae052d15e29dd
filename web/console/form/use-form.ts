import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { ApiProblem, sentenceOf } from '../../shared/api.ts';
import { useLocale } from '../../shared/words.ts';
import { type Faults, faultsOf, toInput, type Values } from './shapes.ts';

export interface FormState {
  readonly values: Values;
  readonly faults: Faults;
  /** What went wrong on the whole, in a sentence. */
  readonly problem: ApiProblem | null;
  readonly sentence: string | null;
  readonly isSending: boolean;
  readonly isTouched: boolean;
  set(name: string, value: unknown): void;
  setAll(values: Values): void;
  /** Forgets that something was entered, after it was kept elsewhere. */
  settle(): void;
  send(): Promise<boolean>;
}

interface Options {
  readonly input: z.ZodObject;
  readonly initial: Values;
  /** Sends the checked entries. `key` stays the same while the same entries are tried again. */
  readonly submit: (input: Record<string, unknown>, key: string) => Promise<unknown>;
}

/** The entries of one form, checked in the browser by the rule the server uses, and sent once. */
export function useForm({ input, initial, submit }: Options): FormState {
  const locale = useLocale();
  const [values, setValues] = useState<Values>(initial);
  const [isTouched, setTouched] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const attempt = useRef<{ text: string; key: string } | null>(null);
  const mutation = useMutation({
    mutationFn: (body: Record<string, unknown>) => {
      const text = JSON.stringify(body);
      if (attempt.current?.text !== text) attempt.current = { text, key: crypto.randomUUID() };
      return submit(body, attempt.current.key);
    },
  });
  const { mutateAsync, reset } = mutation;

  const set = useCallback((name: string, value: unknown) => {
    setTouched(true);
    setValues((old) => ({ ...old, [name]: value }));
    setFaults((old) => Object.fromEntries(Object.entries(old).filter(([path]) => path !== name && !path.startsWith(`${name}.`))));
  }, []);
  const send = useCallback(async () => {
    const body = toInput(input, values);
    const found = faultsOf(input, body, locale);
    setFaults(found);
    reset();
    if (Object.keys(found).length > 0) return false;
    try {
      await mutateAsync(body);
      return true;
    } catch (error) {
      if (error instanceof ApiProblem) {
        // An answer was given, so the next attempt is a new one.
        if (error.status !== 0 && error.status < 500) attempt.current = null;
        setFaults(Object.fromEntries(error.errors.map((e) => [e.path, error.code === 'guardRefused' ? error.message : e.message])));
      }
      return false;
    }
  }, [input, values, locale, mutateAsync, reset]);

  return useMemo(
    () => ({
      values,
      faults,
      problem: mutation.error instanceof ApiProblem ? mutation.error : null,
      sentence: mutation.error ? sentenceOf(mutation.error) : null,
      isSending: mutation.isPending,
      isTouched,
      set,
      setAll: setValues,
      settle: () => setTouched(false),
      send,
    }),
    [values, faults, mutation.error, mutation.isPending, isTouched, set, send],
  );
}
