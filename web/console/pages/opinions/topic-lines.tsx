import type { AnyProcess } from '../../../../engine/define.ts';
import { StateTag } from '../../record/lights.tsx';
import { Link } from '../../shell/link.tsx';

interface Told {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly state: string;
  readonly district: string | null;
}
interface Props<T extends Told> {
  readonly process: AnyProcess;
  readonly lines: readonly T[];
  readonly dayOf: (one: T) => string;
  readonly noText: string;
}

/** What stands behind a matter that many raised, one below the other. */
export function TopicLines<T extends Told>({ process, lines, dayOf, noText }: Props<T>) {
  return (
    <ul className="topic-lines">
      {lines.map((one) => (
        <li key={one.id}>
          <div className="similar-facts">
            <Link to={`/${process.plural}/${one.id}`}>{one.title || noText}</Link>
            <StateTag process={process} state={one.state} />
            <span className="quiet nowrap">{[dayOf(one), one.district].filter(Boolean).join(' · ')}</span>
          </div>
          <p className="quiet">{one.content}</p>
        </li>
      ))}
    </ul>
  );
}
