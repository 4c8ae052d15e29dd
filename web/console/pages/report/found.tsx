import type { CheckView } from '../../../../contract/reports.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { reportWords } from './report.text.ts';

interface Props {
  readonly text: string;
  readonly checks: readonly CheckView[];
}

/** What a figure should be, written as the figure is. */
export const expectedText = (check: CheckView, written: string, locale: 'zh' | 'en'): string => {
  const isPercent = /[%％]/.test(written);
  const decimals = isPercent ? (/\.(\d+)/.exec(written)?.[1]?.length ?? 0) : 0;
  const number = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en', {
    useGrouping: false,
    minimumFractionDigits: decimals,
    maximumFractionDigits: 6,
  }).format(check.expected);
  return isPercent ? `${number}%` : number;
};

/** How many sums and shares were worked out, and those that do not hold. */
export function Found({ text, checks }: Props) {
  const t = useWords(reportWords);
  const locale = useLocale();
  const failing = checks.filter((c) => !c.holds);
  return (
    <div className="report-found" aria-live="polite">
      {failing.length === 0 ? (
        <span className="light light-normal">
          <i aria-hidden>●</i>
          {t.allHold(checks.length)}
        </span>
      ) : (
        <>
          <span className="light light-late">
            <i aria-hidden>■</i>
            {t.someFail(failing.length, checks.length)}
          </span>
          <ul>
            {failing.map((check) => {
              const written = text.slice(check.start, check.end);
              return (
                <li key={`${check.start}-${check.relation}`}>
                  <b className="late">{written}</b> {t.shouldBe(expectedText(check, written, locale))}
                  <span className="quiet">{t.basedOn(check.relation)}</span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
