import type { City } from './city.ts';
import type { Kept, Part } from './matrix-callers.ts';

/** What may be done with a petition that nobody has yet, by the desk. */
const atDesk = ['classify', 'nameAccused', 'tellReceipt', 'logVisit', 'markRepeat', 'erase'];

/** Those who keep stations and the petition desk; one of the desk also works in a unit that will be accused. */
export async function addDeskPeople(city: City): Promise<void> {
  await city.addPerson('keeper', [{ role: 'deputyStationKeeper' }]);
  await city.addPerson('petitions', [{ role: 'petitionOfficer' }]);
  const unit = { unitGroup: 'government', isRelay: false, relayUnitId: null, contactName: null, contactPhone: null, sortNo: 9 };
  const accused = await city
    .person('clerk')
    .make('unit', { code: '301', name: '市仓储中心', shortName: '仓储', docMark: '仓储函', ...unit });
  await city.addPerson('petitions.both', [{ role: 'petitionOfficer' }, { role: 'unitClerk', unitId: accused.id }]);
}

/** Petitions: one with a unit, one that accuses a unit, and an officer of the desk who also works in the accused unit. */
export async function addPetitions(city: City, kept: Record<string, Kept>, mark: (key: string, part: Part) => string): Promise<void> {
  const desk = city.person('petitions');
  const [accused] = await city.person('clerk').list('unit', 'unitGroup=government&q=仓储');
  const accusedId = accused?.id ?? '';
  const register = (key: string) =>
    desk.make(
      'petition',
      {
        channel: 'letter',
        receivedOn: '2025-03-03',
        title: `事项${mark(key, 'title')}`,
        content: `内容${mark(key, 'text')}`,
        people: 1,
        name: `姓名${mark(key, 'identity')}`,
        confidential: false,
      },
      'register',
    );

  const appealed = await register('appealed');
  await desk.act('petition', appealed.id, 'classify', { kind: 'appeal' });
  await desk.act('petition', appealed.id, 'assign', { unitId: city.ids.roads, handReason: `请办理${mark('appealed', 'parties')}` });
  const following = ['nameAccused', 'tellReceipt', 'logVisit', 'markRepeat', 'erase', 'extend', 'urge', 'linkTopic', 'makeSuggestion'];
  kept.appealed = {
    process: 'petition',
    id: appealed.id,
    mark: 'appealed',
    sees: {
      petitions: 'all',
      'petitions.both': 'all',
      chair: 'handler',
      roads: 'noStaff',
      'roads.head': 'noStaff',
    },
    may: {
      petitions: following,
      'petitions.both': following,
      roads: ['accept', 'object', 'report'],
      'roads.head': ['accept', 'object', 'extend', 'report'],
    },
  };

  // It accuses a unit, which had it for a moment and must know nothing of it: nor the officer who also works there.
  const accusing = await register('accusing');
  await desk.act('petition', accusing.id, 'classify', { kind: 'accusation', accused: `某人${mark('accusing', 'staff')}` });
  await desk.act('petition', accusing.id, 'transfer', { unitId: accusedId, handReason: '请核实。' });
  await desk.act('petition', accusing.id, 'nameAccused', { accusedUnitIds: [accusedId] });
  kept.accusing = {
    process: 'petition',
    id: accusing.id,
    mark: 'accusing',
    sees: { petitions: 'all', chair: 'handler' },
    may: { petitions: [...atDesk, 'transfer', 'assign', 'answer', 'notAccept', 'close', 'linkTopic', 'makeSuggestion'] },
  };
}
