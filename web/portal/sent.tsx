import { useEffect, useRef, useState } from 'react';
import { useWords } from '../shared/words.ts';
import { Go } from './go.tsx';
import { portalWords } from './text.ts';

/** It has arrived: the private address, to be kept. */
export function Sent({
  secret,
  photosLost = 0,
  at = 'track',
  text,
}: {
  readonly secret: string;
  readonly photosLost?: number;
  readonly at?: 'track' | 'said' | 'suggested';
  readonly text?: string;
}) {
  const t = useWords(portalWords);
  const [isCopied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const page = `/portal/${at}#${secret}`;
  const address = location.origin + page;
  return (
    <section className="sheet">
      <div className="notice calm">
        <h2 ref={heading} tabIndex={-1}>
          {t.thanks}
        </h2>
        <p>{text ?? t.thanksText}</p>
      </div>
      {photosLost > 0 && <p className="notice">{t.photosLost(photosLost)}</p>}
      <p className="label">{t.address2}</p>
      <p className="address">{address}</p>
      <Go to={page} className="button main">
        {t.see}
      </Go>
      <div className="row">
        <button
          type="button"
          onClick={() => {
            void navigator.clipboard?.writeText(address).then(() => setCopied(true));
          }}
        >
          {isCopied ? t.copied : t.copy}
        </button>
        {'share' in navigator && (
          <button type="button" onClick={() => void navigator.share({ title: t.name, url: address }).catch(() => undefined)}>
            {t.share}
          </button>
        )}
      </div>
    </section>
  );
}
