import { useWords } from '../../shared/words.ts';
import { ask } from '../ask.ts';
import { Choose } from '../choose.tsx';
import { usePlace } from '../place.ts';
import { ProblemNote } from '../problem.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';
import { FindDeputies } from './deputies.tsx';
import { DeputyPage } from './deputy-page.tsx';
import { Stations } from './stations.tsx';

/** Finding a deputy or a station of one congress: the only one there is, the one named in the address, or one to be chosen. */
export default function FindPart() {
  const { path, query } = usePlace();
  const p = useWords(portalWords);
  const { value, problem, again } = useAsked('congresses', (manner) => ask('congresses', {}, manner));
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  const named = query.get('congress') ?? (value.items.length === 1 ? value.items[0]?.id : null);
  const congress = value.items.find(({ id }) => id === named);
  const [, what = '', id] = /^\/portal\/find(?:\/(stations|deputy))?(?:\/([^/]+))?\/?$/u.exec(path) ?? [];
  if (!congress) return <Choose items={value.items} path={path} />;
  if (what === 'stations') return <Stations key={congress.id} congress={congress.id} />;
  if (what === 'deputy' && id) return <DeputyPage key={id} congress={congress.id} id={id} />;
  return <FindDeputies key={congress.id} congress={congress.id} />;
}
