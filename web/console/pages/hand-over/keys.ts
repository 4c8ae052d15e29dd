import type { KeyboardEvent } from 'react';

/** What the keys of the meeting do. Null: nothing to do just now. */
export interface Keys {
  readonly move: (by: number) => void;
  readonly choose: () => void;
  readonly likeAbove: () => void;
  readonly clear: () => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly release: () => void;
}

/** Ctrl+Enter works everywhere; the other keys belong to what is being typed while something is. */
export function onMeetingKey(event: KeyboardEvent, keys: Keys): void {
  const doing = actOf(event, keys);
  if (doing === undefined) return;
  event.preventDefault();
  doing?.();
}

function actOf(event: KeyboardEvent, keys: Keys): (() => void) | null | undefined {
  const isCommand = event.ctrlKey || event.metaKey;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (isCommand && event.key === 'Enter') return keys.release;
  if (target?.closest('input, textarea, [role="combobox"]')) return undefined;
  const letter = event.key.toLowerCase();
  if (isCommand) return letter === 'z' ? (event.shiftKey ? keys.redo : keys.undo) : letter === 'y' ? keys.redo : undefined;
  if (event.altKey) return undefined;
  if (letter === 'enter') return target?.closest('button, a') ? undefined : keys.choose;
  if (letter === 'arrowdown') return () => keys.move(1);
  if (letter === 'arrowup') return () => keys.move(-1);
  if (letter === 'delete') return keys.clear;
  return letter === 'd' ? keys.likeAbove : undefined;
}
