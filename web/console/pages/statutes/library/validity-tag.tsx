import { type Validity, validities } from '../../../../../contract/statutes.ts';
import { useLocale } from '../../../../shared/words.ts';

const signs: Readonly<Record<Validity, string>> = { inForce: '●', notYet: '○', superseded: '◐', repealed: '✕' };

/** How a text stands, by sign and word. */
export function ValidityTag({ validity }: { readonly validity: Validity }) {
  const locale = useLocale();
  return (
    <span className={`validity validity-${validity}`}>
      <i aria-hidden>{signs[validity]}</i>
      {validities[validity][locale]}
    </span>
  );
}
