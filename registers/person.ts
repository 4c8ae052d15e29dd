import { z } from 'zod';
import { choice, line, open, paragraph, personal, phone, whole } from './fields.ts';
import { forMembers, forOfficers } from './members.ts';
import { defineRegister } from './vocabulary.ts';

export const genders = ['female', 'male'] as const;
/** 政治面貌 */
export const politicalStatuses = ['cpc', 'democraticParty', 'nonParty', 'youthLeague', 'masses'] as const;
/** 学历, rising. */
export const educations = ['primary', 'juniorSecondary', 'seniorSecondary', 'associate', 'bachelor', 'master', 'doctor'] as const;
/** 学位 */
export const degrees = ['none', 'bachelor', 'master', 'doctor'] as const;

/** A person, once for each congress that knows them; `accountId` ties them to their sign-in, and so their seats of several levels together. */
export const person = defineRegister({
  id: 'person',
  plural: 'persons',
  record: z.object({
    name: line(30),
    gender: personal(choice(genders).nullable()),
    birthYear: personal(whole(1900, 2100).nullable()),
    phone: personal(phone().nullable()),
    email: personal(z.email().max(100).nullable()),
    accountId: z.uuid().nullable(),
    ethnicity: personal(open(line(20))),
    politicalStatus: personal(open(choice(politicalStatuses))),
    education: personal(open(choice(educations))),
    degree: personal(open(choice(degrees))),
    /** 执行职务时需要的帮助和照顾 */
    assistance: personal(open(paragraph(300))),
  }),
  groups: {
    name: 'public',
    gender: 'identity',
    birthYear: 'identity',
    phone: 'identity',
    email: 'identity',
    accountId: 'sealed',
    ethnicity: 'identity',
    politicalStatus: 'identity',
    education: 'identity',
    degree: 'identity',
    assistance: 'identity',
  },
  editors: ['deputyWorkOfficer'],
  reach: [...forMembers, ...forOfficers],
  list: {
    columns: ['name', 'gender', 'birthYear', 'phone', 'email', 'state'],
    filters: ['state', 'gender', 'ethnicity', 'politicalStatus', 'education'],
    sorts: ['name'],
    search: ['name'],
    defaultSort: 'name',
  },
  identity: ['name', 'phone'],
});
