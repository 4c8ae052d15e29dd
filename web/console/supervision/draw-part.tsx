import { useMemo } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import { drawSample, frameHash } from '../../../engine/draw.ts';
import { inspectionItem } from '../../../processes/inspectionItem/inspectionItem.ts';
import { useWords } from '../../shared/words.ts';
import { useText } from '../language.ts';
import { StateTag } from '../record/lights.tsx';
import { useRecords } from '../record/use-record.ts';
import { Loaded } from '../shell/faults.tsx';
import { Link } from '../shell/link.tsx';
import { supervisionWords } from './supervision.text.ts';
import './supervision.css';

interface Row {
  readonly id: string;
  readonly number: number | null;
}

/** The open draw of an inspection, computed again in the reader's own browser, and what was drawn. */
export function DrawPart({ view }: { readonly view: RecordView }) {
  const t = useWords(supervisionWords);
  const text = useText('inspection');
  const { fields, id } = view.record;
  const frame = (fields.frame as readonly Row[] | null | undefined) ?? [];
  const sample = (fields.sample as readonly Row[] | null | undefined) ?? [];
  const seed = (fields.seed as string | null | undefined) ?? null;
  const again = useMemo(() => {
    const ids = frame.map((f) => f.id);
    const drawn = seed === null ? [] : drawSample(ids, seed, Number(fields.sampleSize ?? 0));
    return { hash: frameHash(ids), drawn };
  }, [frame, seed, fields.sampleSize]);
  if (frame.length === 0) return null;
  const isFrameSound = again.hash === fields.frameHash;
  const isSampleSound = again.drawn.join() === sample.map((s) => s.id).join();
  return (
    <section className="section drawn">
      <header>
        <h2>{t.draw}</h2>
        <span className="quiet">{t.frameOf(frame.length)}</span>
      </header>
      <p className="quiet">{t.how}</p>
      <p>
        {text.fields.frameHash} <code>{String(fields.frameHash)}</code>
      </p>
      <Check isSound={isFrameSound} sound={t.frameOk} unsound={t.frameBad} />
      {seed === null ? (
        <p>{t.notDrawn}</p>
      ) : (
        <>
          <p>
            {text.fields.seed} <strong>{seed}</strong>
            <span className="quiet"> {[fields.seedSource, fields.witnesses].filter(Boolean).map(String).join(' · ')}</span>
          </p>
          <Check isSound={isSampleSound} sound={t.sampleOk} unsound={t.sampleBad} />
          <Items inspectionId={id} />
        </>
      )}
      <details style={{ marginTop: 10 }}>
        <summary>{t.frameNumbers}</summary>
        <p className="quiet" style={{ maxHeight: 240, overflowY: 'auto' }}>
          {frame.map((f) => f.number ?? '—').join('、')}
        </p>
      </details>
    </section>
  );
}

/** What the reader's own computing says, by shape and word as well as colour. */
function Check({ isSound, sound, unsound }: { readonly isSound: boolean; readonly sound: string; readonly unsound: string }) {
  return (
    <p className={`light ${isSound ? 'light-normal' : 'light-late'}`}>
      <i aria-hidden>{isSound ? '●' : '■'}</i> {isSound ? sound : unsound}
    </p>
  );
}

/** The drawn suggestions and how far each inspection is. */
function Items({ inspectionId }: { readonly inspectionId: string }) {
  const t = useWords(supervisionWords);
  const asked = useRecords(inspectionItem, { inspectionId });
  return (
    <Loaded of={asked} rows={2}>
      {(page) => (
        <>
          <h3>{t.items}</h3>
          {page.items.map((item) => (
            <div className="assignment" key={item.id}>
              <Link to={`/inspection-items/${item.id}`}>
                {item.fields.suggestionNumber ? `〔${String(item.fields.suggestionNumber)}〕` : ''}
                {String(item.fields.suggestionTitle)}
              </Link>{' '}
              <StateTag process={inspectionItem} state={item.state} />
            </div>
          ))}
        </>
      )}
    </Loaded>
  );
}
