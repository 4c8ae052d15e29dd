import { useWords } from '../shared/words.ts';
import { Go } from './go.tsx';
import { portalWords } from './text.ts';

/** Choosing a congress before a page that is of one. */
export function Choose({
  items,
  path,
}: {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly path: string;
}) {
  const t = useWords(portalWords);
  return (
    <section className="sheet">
      <h1>{t.choose}</h1>
      <ul className="list">
        {items.map(({ id, name }) => (
          <li key={id}>
            <Go to={`${path}?congress=${id}`} className="go">
              {name}
            </Go>
          </li>
        ))}
      </ul>
    </section>
  );
}
