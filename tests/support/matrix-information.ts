import type { City } from './city.ts';
import type { Kept, Part } from './matrix-callers.ts';
import type { FileOf } from './matrix-stations.ts';

/** Information that one deputy was given and has opened, and a dispute that another mediated at the station. */
export async function addInformation(
  city: City,
  kept: Record<string, Kept>,
  mark: (key: string, part: Part) => string,
  fileOf: FileOf,
): Promise<void> {
  const clerk = city.person('clerk');
  const [lin, mei] = [city.person('lin'), city.person('mei')];
  const told = await clerk.make(
    'information',
    {
      title: `通报${mark('information', 'title')}`,
      kind: 'workReport',
      text: `正文${mark('information', 'text')}`,
      fileIds: [await fileOf('information', 'text', 'clerk')],
      audience: 'chosen',
      deputyIds: [mei.seat],
      asksReceipt: true,
      readBy: '2025-03-20',
    },
    'draft',
  );
  await clerk.act('information', told.id, 'issue');
  const issuedMay = ['addressMore', 'remind', 'correct', 'close', 'withdraw'];
  const offices = { clerk: 'veiled', 'clerk.two': 'veiled', office: 'veiled', chair: 'veiled' } as const;
  kept.information = {
    process: 'information',
    id: told.id,
    mark: 'information',
    sees: { ...offices, mei: 'text' },
    may: { clerk: issuedMay, 'clerk.two': issuedMay, office: issuedMay },
  };
  const [receipt] = await mei.list('informationReceipt', `informationId=${told.id}`);
  await mei.act('informationReceipt', receipt?.id ?? '', 'open');
  await mei.act('informationReceipt', receipt?.id ?? '', 'remark', { remark: `附言${mark('receipt', 'parties')}` });
  kept.receipt = {
    process: 'informationReceipt',
    id: receipt?.id ?? '',
    mark: 'receipt',
    sees: { clerk: 'noStaff', 'clerk.two': 'noStaff', office: 'noStaff', chair: 'noStaff', mei: 'noStaff' },
    may: { mei: ['confirm', 'remark', 'ask'] },
  };
  const [station] = await clerk.list('station', 'limit=1');
  const dispute = await lin.make(
    'mediation',
    {
      stationId: station?.id ?? '',
      deputyIds: [lin.seat],
      on: '2025-03-03',
      kind: 'neighbours',
      people: 2,
      sides: `双方${mark('mediation', 'parties')}`,
      disputants: [{ person: `人${mark('mediation', 'identity')}`, reach: '13900001111' }],
      matter: `事由${mark('mediation', 'identity')}`,
      notInCourt: true,
      result: 'agreed',
      agreement: `协议${mark('mediation', 'identity')}`,
      agreementFileIds: [await fileOf('mediation', 'identity', 'lin')],
    },
    'log',
  );
  const confirming = ['confirm', 'sendBack', 'stop'];
  kept.mediation = {
    process: 'mediation',
    id: dispute.id,
    mark: 'mediation',
    sees: { clerk: 'noStaff', 'clerk.two': 'noStaff', office: 'leader', chair: 'leader', keeper: 'noStaff', lin: 'noStaff' },
    may: { clerk: confirming, 'clerk.two': confirming, keeper: confirming, lin: ['stop'] },
  };
}
