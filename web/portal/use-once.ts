import { useRef } from 'react';
import { randomId } from './kept.ts';

/** The key under which something is sent: the same while the same is tried again, another for other words. */
export function useOnce(): (body: object) => string {
  const last = useRef({ text: '', key: '' });
  return (body) => {
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: randomId() };
    return last.current.key;
  };
}
