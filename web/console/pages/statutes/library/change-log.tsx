import { type StatuteView, statuteRanks, versionChanges } from '../../../../../contract/statutes.ts';
import { type Locale, useLocale, useWords } from '../../../../shared/words.ts';
import { momentText } from '../../../record/format.ts';
import { libraryWords } from './library.text.ts';

/** Who changed what in an entry of the library, newest first. */
export function ChangeLog({ statute }: { readonly statute: StatuteView }) {
  const t = useWords(libraryWords);
  const locale = useLocale();
  const fields: Readonly<Record<string, string>> = t.fields;
  return (
    <section className="section statute-log no-print">
      <details>
        <summary>
          {t.log}（{statute.log.length}）
        </summary>
        <ol>
          {statute.log.map((line) => (
            <li key={line.seq}>
              <p>
                {t.logKinds[line.kind]} <span className="quiet">{momentText(line.at, locale)}</span>
              </p>
              <p className="quiet">{line.by}</p>
              {Object.entries(line.fields)
                .filter(([name]) => name !== 'withdrawn')
                .map(([name, [from, to]]) => (
                  <p key={name} className="quiet">
                    {fields[name] ?? name}：
                    {from !== null && (
                      <>
                        <s>{wordOf(name, from, locale, t.nothing)}</s> →{' '}
                      </>
                    )}
                    {wordOf(name, to, locale, t.nothing)}
                  </p>
                ))}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function wordOf(name: string, value: unknown, locale: Locale, nothing: string): string {
  if (value === null || value === '') return nothing;
  const labels: Readonly<Record<string, Readonly<Record<Locale, string>>>> =
    name === 'rank' ? statuteRanks : name === 'change' ? versionChanges : {};
  return labels[String(value)]?.[locale] ?? String(value);
}
