import type { City } from './city.ts';
import type { Kept, Part } from './matrix-callers.ts';

export type FileOf = (key: string, part: Part, uploader: string) => Promise<string>;

/** A reception day that nobody outside knows of yet, and a deputy's report to voters before it is published. */
export async function addStationWork(
  city: City,
  kept: Record<string, Kept>,
  mark: (key: string, part: Part) => string,
  fileOf: FileOf,
): Promise<void> {
  const clerk = city.person('clerk');
  const keeper = city.person('keeper');
  const [lin, mei] = [city.person('lin'), city.person('mei')];
  const staff = { clerk: 'noStaff', 'clerk.two': 'noStaff', office: 'noStaff', chair: 'noStaff', committee: 'noStaff' } as const;
  const [station] = await clerk.list('station', 'limit=1');
  const planned = await keeper.make(
    'reception',
    {
      stationId: station?.id ?? '',
      on: '2025-03-03',
      from: '09:00',
      until: '11:00',
      subject: `主题${mark('reception', 'title')}`,
      deputyIds: [lin.seat],
    },
    'plan',
  );
  await keeper.act('reception', planned.id, 'hold', {
    presentIds: [lin.seat],
    visitors: 3,
    summary: `接待${mark('reception', 'parties')}`,
    fileIds: [await fileOf('reception', 'parties', 'keeper')],
  });
  const logged = ['correct', 'close'];
  kept.reception = {
    process: 'reception',
    id: planned.id,
    mark: 'reception',
    sees: { ...staff, keeper: 'noStaff', lin: 'noStaff' },
    may: { keeper: logged, clerk: logged, 'clerk.two': logged },
  };
  const report = await clerk.make(
    'dutyReport',
    { deputyId: mei.seat, on: '2025-03-20', place: `地点${mark('dutyReport', 'title')}` },
    'plan',
  );
  await mei.act('dutyReport', report.id, 'write', {
    text: `报告${mark('dutyReport', 'title')}`,
    fileIds: [await fileOf('dutyReport', 'title', 'mei')],
  });
  const readies = ['change', 'write', 'announce', 'cancel'];
  kept.dutyReport = {
    process: 'dutyReport',
    id: report.id,
    mark: 'dutyReport',
    sees: { ...staff, mei: 'noStaff' },
    may: { clerk: readies, 'clerk.two': readies, mei: ['change', 'write'] },
  };
}
