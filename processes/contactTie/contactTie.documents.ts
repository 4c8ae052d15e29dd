import { definePaper } from '../../engine/paper.ts';
import { common, commonValues, label, text } from '../paper-words.ts';

/** 联系名单 of the ties chosen in a list. */
const contactList = definePaper({
  id: 'contactList',
  of: 'contactTie',
  over: 'many',
  name: label('联系名单', 'Contact list'),
  frame: 'form',
  needs: ['public'],
  fields: { ...common, count: label('份数', 'How many') },
  lists: {
    ties: {
      ...label('名单', 'List'),
      columns: {
        no: label('序号', 'No.'),
        owner: label('联系人', 'Who keeps in touch'),
        kind: label('种类', 'Kind'),
        whom: label('联系对象', 'Whom'),
      },
    },
  },
  values: (c) => ({
    fields: { ...commonValues(c), count: String(c.records.length) },
    lists: {
      ties: c.records.map((r, i) => {
        const seats = Array.isArray(r.fields.deputyIds) ? r.fields.deputyIds : [];
        const groups = Array.isArray(r.fields.voterGroups) ? r.fields.voterGroups : [];
        return {
          no: String(i + 1),
          owner: c.name(r.fields.ownerId),
          kind: c.word('contactTie', 'kind', r.fields.kind),
          whom: [...seats.map(c.name), ...groups.map(text)].filter(Boolean).join('、'),
        };
      }),
    },
  }),
  layout: [
    { kind: 'text', style: 'title', text: '{人大名称}双联系名单' },
    { kind: 'text', style: 'small', text: '共{份数}份　{成文日期}' },
    {
      kind: 'list',
      list: '名单',
      columns: [
        { head: '序号', text: '{序号}', width: 14, align: 'center' },
        { head: '联系人', text: '{联系人}', width: 28 },
        { head: '种类', text: '{种类}', width: 44 },
        { head: '联系对象', text: '{联系对象}', width: 70 },
      ],
    },
  ],
});

export const contactTiePapers = [contactList];
