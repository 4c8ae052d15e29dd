import type { City } from './city.ts';
import type { Kept, Part } from './matrix-callers.ts';
import { addInformation } from './matrix-information.ts';
import { addLiaison } from './matrix-liaison.ts';

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

  const course = await clerk.make(
    'course',
    {
      title: '履职培训',
      kind: 'themed',
      termId: city.ids.term,
      on: '2025-03-20',
      endOn: '2025-03-21',
      organiser: '代工委',
      hours: 8,
      lesson: `课文${mark('course', 'parties')}`,
      questions: [{ question: '几年一届？', choices: ['三年', '五年'] }],
      answerKey: '2',
    },
    'plan',
  );
  await clerk.act('course', course.id, 'invite', { deputyIds: [mei.seat] });
  const courseMay = ['invite', 'cancel'];
  kept.course = {
    process: 'course',
    id: course.id,
    mark: 'course',
    sees: { clerk: 'all', 'clerk.two': 'all', office: 'all', chair: 'noStaff', lin: 'title', tan: 'title', mei: 'noStaff' },
    may: { clerk: courseMay, 'clerk.two': courseMay, office: courseMay },
  };
  const [attendance] = await clerk.list('attendance', `courseId=${course.id}`);
  const congress = { clerk: 'noStaff', 'clerk.two': 'noStaff', office: 'noStaff', chair: 'noStaff' } as const;
  kept.attendance = {
    process: 'attendance',
    id: attendance?.id ?? '',
    mark: 'attendance',
    sees: { ...congress, mei: 'noStaff' },
    may: { clerk: ['askLeave'], 'clerk.two': ['askLeave'], mei: ['accept', 'askLeave'] },
  };
  const tie = await clerk.make(
    'contactTie',
    { kind: 'deputyVoters', ownerId: mei.seat, voterGroups: ['东湖社区'], note: `备注${mark('contactTie', 'parties')}` },
    'list',
  );
  const tieMay = ['change', 'end'];
  kept.contactTie = {
    process: 'contactTie',
    id: tie.id,
    mark: 'contactTie',
    sees: { ...congress, mei: 'noStaff' },
    may: { clerk: tieMay, 'clerk.two': tieMay, office: tieMay },
  };
  const contact = await mei.make(
    'contactLog',
    {
      kind: 'deputyVoters',
      voterGroup: '东湖社区',
      on: '2025-03-03',
      way: 'visit',
      people: 5,
      problems: `问题${mark('contactLog', 'parties')}`,
    },
    'log',
  );
  const contactMay = ['follow', 'settle', 'giveUp'];
  kept.contactLog = {
    process: 'contactLog',
    id: contact.id,
    mark: 'contactLog',
    sees: { ...congress, mei: 'noStaff' },
    may: { mei: contactMay, clerk: contactMay, 'clerk.two': contactMay, office: contactMay },
  };
  await addLiaison(city, kept, mark, fileOf);
  await addInformation(city, kept, mark, fileOf);
}
