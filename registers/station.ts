import { z } from 'zod';
import { account, choice, day, files, hour, line, paragraph, ref, refs, rows, whole, words } from './fields.ts';
import { congressLevels } from './levels.ts';
import { defineRegister } from './vocabulary.ts';

export const stationKinds = ['home', 'station', 'point', 'studio', 'publicOpinionPoint'] as const;
export const stationStandings = ['open', 'merged', 'closed'] as const;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** One day on which deputies receive people at the station. */
const ReceptionDay = z.object({
  on: day(),
  from: hour(),
  until: hour(),
  deputyIds: refs('deputyship', 20),
  subject: line(60).nullable(),
});
/** Who is on duty on a weekday. */
const Duty = z.object({
  weekday: choice(weekdays),
  from: hour(),
  until: hour(),
  deputyId: ref('deputyship').nullable(),
  name: line(30).nullable(),
});

/** 家站点: a home, station, point or studio where deputies are to be met, with its hours, its duty rota and its keepers. */
export const station = defineRegister({
  id: 'station',
  plural: 'stations',
  record: z.object({
    code: line(20),
    name: line(40),
    kind: choice(stationKinds),
    hostLevel: choice(congressLevels),
    /** The street, town or village that opinions made here are counted under. */
    district: line(40),
    address: line(100),
    /** Longitude and latitude in degrees, as maps give them. */
    location: z
      .string()
      .trim()
      .regex(/^-?\d{1,3}\.\d{1,8},-?\d{1,2}\.\d{1,8}$/)
      .meta({ kind: 'line' })
      .nullable(),
    squareMetres: whole(1, 100_000).nullable(),
    openingHours: line(100),
    publicPhone: line(30).nullable(),
    facilities: words(20).nullable(),
    deputyIds: refs('deputyship', 200),
    receptionRule: line(100).nullable(),
    /** Days before a reception on which it is announced. */
    noticeDays: whole(0, 60).nullable(),
    receptionDays: rows(ReceptionDay, 0, 60).nullable(),
    duty: rows(Duty, 0, 60).nullable(),
    photoIds: files(6).nullable(),
    standing: choice(stationStandings),
    mergedIntoId: ref('station').nullable(),
    openedOn: day().nullable(),
    keeperId: account().nullable(),
    secondKeeperId: account().nullable(),
    note: paragraph(1000).nullable(),
  }),
  groups: {
    code: 'public',
    name: 'public',
    kind: 'public',
    hostLevel: 'public',
    district: 'public',
    address: 'public',
    location: 'public',
    squareMetres: 'public',
    openingHours: 'public',
    publicPhone: 'public',
    facilities: 'public',
    deputyIds: 'public',
    receptionRule: 'public',
    noticeDays: 'public',
    receptionDays: 'public',
    duty: 'public',
    photoIds: 'public',
    standing: 'public',
    mergedIntoId: 'public',
    openedOn: 'public',
    keeperId: 'staff',
    secondKeeperId: 'staff',
    note: 'staff',
  },
  editors: ['deputyWorkOfficer'],
  reach: [
    { who: 'public', groups: ['public'] },
    ...(['deputyWorkOfficer', 'scOfficeClerk', 'deputyStationKeeper'] as const).map((who) => ({
      who,
      groups: ['public', 'staff'] as const,
    })),
  ],
  list: {
    columns: ['code', 'name', 'kind', 'district', 'address', 'openingHours', 'standing', 'state'],
    filters: ['kind', 'hostLevel', 'district', 'standing', 'state'],
    sorts: ['code', 'name', 'district'],
    search: ['name', 'district', 'address'],
    defaultSort: 'code',
  },
  identity: ['code'],
  reasons: ['mergedNeedsTarget', 'sameKeeperTwice', 'endsBeforeBegin'],
  check: (row, c) => {
    if ((row.standing === 'merged') !== (row.mergedIntoId !== null && row.mergedIntoId !== undefined))
      return { reason: 'mergedNeedsTarget', field: 'mergedIntoId' };
    if (row.mergedIntoId === c.case.id) return { reason: 'mergedNeedsTarget', field: 'mergedIntoId' };
    if (row.keeperId && row.keeperId === row.secondKeeperId) return { reason: 'sameKeeperTwice', field: 'secondKeeperId' };
    if (row.receptionDays?.some((d) => d.until <= d.from)) return { reason: 'endsBeforeBegin', field: 'receptionDays' };
    if (row.duty?.some((d) => d.until <= d.from)) return { reason: 'endsBeforeBegin', field: 'duty' };
    return true;
  },
});
