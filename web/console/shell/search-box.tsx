import { SearchOutlined } from '@ant-design/icons';
import { useLocation } from '@tanstack/react-router';
import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../language.ts';
import { useGo } from './link.tsx';

/** Search over everything; the key `/` goes there from anywhere that is no entry field. */
export function SearchBox() {
  const t = useT();
  const go = useGo();
  const box = useRef<InputRef>(null);
  const { pathname, search } = useLocation();
  const asked = pathname === '/search' ? ((search as Record<string, string>).q ?? '') : '';
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isEntry(event.target)) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <search className="no-phone">
        <Input
          ref={box}
          value={text}
          allowClear
          maxLength={100}
          prefix={<SearchOutlined />}
          suffix={
            text === '' ? (
              <kbd aria-hidden style={{ color: '#767168' }}>
                /
              </kbd>
            ) : null
          }
          placeholder={t.shell.search}
          aria-label={t.shell.search}
          style={{ width: 'clamp(150px, 22vw, 300px)' }}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => text.trim() !== '' && go('/search', { q: text.trim() })}
        />
      </search>
      <Button
        className="only-phone"
        type="text"
        icon={<SearchOutlined />}
        aria-label={t.shell.search}
        style={{ width: 48, height: 48 }}
        onClick={() => go('/search')}
      />
    </>
  );
}

const isEntry = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
