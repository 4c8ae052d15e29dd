import { useCallback, useState } from 'react';

/** A choice of one person kept in this browser, such as which columns they like to see. */
export function useKept<T>(name: string, first: T): [T, (value: T) => void] {
  const key = `yishi.${name}`;
  const [value, setValue] = useState<T>(() => read(key, first));
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
    [key],
  );
  return [value, keep];
}

function read<T>(key: string, first: T): T {
  try {
    const text = localStorage.getItem(key);
    return text === null ? first : (JSON.parse(text) as T);
  } catch {
    return first;
  }
}
