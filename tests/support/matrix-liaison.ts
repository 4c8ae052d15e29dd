import type { City } from './city.ts';
import type { Kept, Part } from './matrix-callers.ts';
import type { FileOf } from './matrix-stations.ts';

/**
 * What deputies put to a judicial body: one before it is screened, one that the body has, one that was never forwarded. Nobody else of
 * the congress sees any. The unit of this congress that stands for such a body is made one first.
 */
export async function addLiaison(
  city: City,
  kept: Record<string, Kept>,
  mark: (key: string, part: Part) => string,
  fileOf: FileOf,
): Promise<void> {
  const [clerk, mei] = [city.person('clerk'), city.person('mei')];
  await clerk.act('unit', city.ids.party, 'edit', { unitGroup: 'procuratorate' });
  const submit = async (key: string) =>
    mei.make(
      'liaisonMatter',
      {
        unitId: city.ids.party,
        kind: 'workOpinion',
        title: `联络${mark(key, 'title')}`,
        content: `意见${mark(key, 'text')}`,
        fileIds: [await fileOf(key, 'text', 'mei')],
        notConcreteCase: true,
      },
      'submit',
    );
  const office = { clerk: 'all', 'clerk.two': 'all' } as const;
  const screening = ['forward', 'returnToDeputy', 'refuse'];

  const raised = await submit('liaisonRaised');
  kept.liaisonRaised = {
    process: 'liaisonMatter',
    id: raised.id,
    mark: 'liaisonRaised',
    sees: { mei: 'all', ...office },
    may: { mei: ['withdraw'], clerk: screening, 'clerk.two': screening },
  };

  const over = await submit('liaisonOver');
  await clerk.act('liaisonMatter', over.id, 'forward', { notConcreteCase: true, forwardNote: `请答复${mark('liaisonOver', 'parties')}` });
  kept.liaisonOver = {
    process: 'liaisonMatter',
    id: over.id,
    mark: 'liaisonOver',
    sees: { mei: 'all', ...office, party: 'noStaff', 'party.head': 'noStaff' },
    may: {
      mei: ['withdraw'],
      clerk: ['urge', 'linkActivity', 'forwardAnew'],
      'clerk.two': ['urge', 'linkActivity', 'forwardAnew'],
      party: ['receive', 'sendBack'],
      'party.head': ['receive', 'sendBack'],
    },
  };

  const refused = await submit('liaisonRefused');
  await clerk.act('liaisonMatter', refused.id, 'refuse', { refusalReason: `涉及具体案件${mark('liaisonRefused', 'staff')}` });
  kept.liaisonRefused = {
    process: 'liaisonMatter',
    id: refused.id,
    mark: 'liaisonRefused',
    sees: { mei: 'all', ...office },
    may: {},
  };
}
