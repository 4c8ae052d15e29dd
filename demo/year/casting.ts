import { type Place, placesOf } from '../city/areas.ts';
import { type CategoryKey, categories } from '../city/categories.ts';
import type { City, Deputy } from '../city/city.ts';
import { type UnitKey, units } from '../city/units.ts';
import type { Random } from '../random.ts';
import { topics } from '../topics/all.ts';
import type { Topic } from '../topics/topic.ts';
import type { World } from '../world.ts';
import { createWriter, type FormationSource, type Paper } from '../writing/write.ts';

/** Hands out topics, places, authors and units, evenly enough that a year looks like one. */
export interface Casting {
  readonly world: World;
  readonly city: City;
  /** A paper on one of the category's topics, each in turn. `leads` asks for a topic of one of these units, where there is one. */
  paper(category: CategoryKey, source: FormationSource, leads?: readonly UnitKey[]): Paper;
  /** Another paper on the same matter. */
  paperLike(paper: Paper, source: FormationSource): Paper;
  author(): Deputy;
  cosigners(author: Deputy, most: number): Deputy[];
  /** Co-handlers for a paper, those seldom asked first. */
  helpers(paper: Paper, count: number): UnitKey[];
  /** A unit that has nothing to do with the paper. */
  stranger(paper: Paper): UnitKey;
  /** Units that nobody has asked yet. */
  unasked(): UnitKey[];
  asked(...keys: readonly UnitKey[]): void;
  /** A category that has a topic of this unit. */
  categoryOf(lead: UnitKey): CategoryKey;
}

export function createCasting(world: World, city: City): Casting {
  const { random } = world;
  const writer = createWriter(random);
  const turn = new Map<CategoryKey, Topic[]>();
  const asked = new Map<UnitKey, number>();
  const places = new Map<string, readonly Place[]>();
  const placesFor = (topic: Topic): readonly Place[] => {
    const known = places.get(topic.at) ?? placesOf(topic.at);
    places.set(topic.at, known);
    return known;
  };
  const authors: Deputy[] = [];
  return {
    world,
    city,
    paper(category, source, leads) {
      const fitting = leads ? topics[category].filter((t) => leads.includes(t.lead)) : [];
      const topic = fitting.length > 0 ? random.pick(fitting) : next(turn, category, random);
      return writer.paper(topic, placesFor(topic), source);
    },
    paperLike: (paper, source) => writer.paper(paper.topic, [paper.place, ...placesFor(paper.topic)], source),
    author() {
      // Some write much, most write one or two.
      if (authors.length === 0) authors.push(...random.shuffled(city.deputies), ...random.some(city.deputies, 120));
      return authors.pop() as Deputy;
    },
    cosigners(author, most) {
      const near = city.deputies.filter((d) => d.delegation === author.delegation && d.seat !== author.seat);
      const far = city.deputies.filter((d) => d.delegation !== author.delegation);
      const count = random.whole(1, most);
      return [...random.some(near, Math.ceil(count * 0.7)), ...random.some(far, Math.floor(count * 0.3))];
    },
    helpers(paper, count) {
      const area = paper.place.area?.key;
      const possible = [...new Set([...paper.topic.co, ...(area ? [area] : [])])].filter((key) => key !== paper.topic.lead);
      return random
        .shuffled(possible)
        .sort((a, b) => (asked.get(a) ?? 0) - (asked.get(b) ?? 0))
        .slice(0, count);
    },
    stranger(paper) {
      const known = new Set<UnitKey>([paper.topic.lead, ...paper.topic.co, ...(paper.place.area?.key ? [paper.place.area.key] : [])]);
      return random.pick(units.filter((u) => u.relay === 'governmentOffice' && !known.has(u.key)).slice(0, 30)).key;
    },
    unasked: () => units.map((u) => u.key).filter((key) => !asked.has(key)),
    asked(...keys) {
      for (const key of keys) asked.set(key, (asked.get(key) ?? 0) + 1);
    },
    categoryOf(lead) {
      const found = random.shuffled(categories).find((c) => topics[c.key].some((t) => t.lead === lead));
      if (!found) throw new RangeError(`no topic of ${lead}`);
      return found.key;
    },
  };
}

/** The next topic of a category: all of them in random order, then all again. */
function next(turn: Map<CategoryKey, Topic[]>, category: CategoryKey, random: Random): Topic {
  const before = turn.get(category) ?? [];
  const left = before.length > 0 ? before : random.shuffled(topics[category]);
  const topic = left.pop();
  turn.set(category, left);
  if (!topic) throw new RangeError(`no topics for ${category}`);
  return topic;
}
