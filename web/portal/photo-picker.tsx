import { useId, useState } from 'react';
import { useWords } from '../shared/words.ts';
import { reduced } from './photo.ts';
import { Picture } from './picture.tsx';
import { portalWords } from './text.ts';

interface Props {
  readonly photos: readonly Blob[];
  readonly most: number;
  readonly mostBytes: number;
  readonly onChange: (photos: readonly Blob[]) => void;
}

const megabyte = 1024 * 1024;
/** Photos from the camera or the album, shown small, taken away one by one. */
export function PhotoPicker({ photos, most, mostBytes, onChange }: Props) {
  const t = useWords(portalWords);
  const id = useId();
  const [fault, setFault] = useState<string | null>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    setFault(null);
    const good: Blob[] = [];
    for (const file of files) {
      if (!file.type.startsWith('image/')) setFault(t.photoNoImage);
      else {
        const photo = await reduced(file).catch(() => null);
        if (!photo) setFault(t.photoNoImage);
        else if (photo.size > mostBytes) setFault(t.photoTooBig(Math.floor(mostBytes / megabyte)));
        else good.push(photo);
      }
    }
    if (photos.length + good.length > most) setFault(t.photoTooMany(most));
    onChange([...photos, ...good].slice(0, most));
  };
  return (
    <div className="field">
      <span className="label">{t.photos}</span>
      <span className="hint" id={`${id}-hint`}>
        {t.photosHint(most)}
      </span>
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((photo, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two photos may be the same picture
            <li key={n}>
              <Picture blob={photo} alt={t.photoNo(n + 1)} />
              <button
                type="button"
                className="plain small"
                aria-label={t.removePhoto(n + 1)}
                onClick={() => onChange(photos.filter((p) => p !== photo))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < most && (
        <>
          <input
            id={id}
            className="hidden-input"
            type="file"
            accept="image/*"
            multiple
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void add(files);
            }}
          />
          <label htmlFor={id} className="button">
            {t.addPhoto}
          </label>
        </>
      )}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
