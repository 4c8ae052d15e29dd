import { z } from 'zod';
import { day, files, hour, line, paragraph, ref, refs, whole } from '../../registers/fields.ts';

/** 接待日: one day on which deputies receive people at a station, from its plan to the end of what was told there. */
export const Reception = z.object({
  title: line(80),
  stationId: ref('station'),
  on: day(),
  from: hour(),
  until: hour(),
  subject: line(60).nullable(),
  deputyIds: refs('deputyship', 20),
  /** The day and hour it was first planned for: the row of the station's register it stands for, wherever it is moved. */
  plannedFor: line(16).nullable(),
  /** The day by which it is made known. */
  announceBy: day(),
  announcedOn: day().nullable(),
  heldOn: day().nullable(),
  presentIds: refs('deputyship', 20).nullable(),
  visitors: whole(0, 10_000).nullable(),
  hours: whole(1, 24).nullable(),
  summary: paragraph(2000).nullable(),
  fileIds: files(20).nullable(),
  opinions: whole(0, 10_000).nullable(),
  handledOnSpot: whole(0, 10_000).nullable(),
  handledByStreet: whole(0, 10_000).nullable(),
  handedOver: whole(0, 10_000).nullable(),
  handledOtherwise: whole(0, 10_000).nullable(),
  closedOn: day().nullable(),
  cancelReason: paragraph(500).nullable(),
});
export type Reception = z.infer<typeof Reception>;
