import { z } from 'zod';
import { choice, confided, line, paragraph, ref } from '../../registers/fields.ts';
import { holds, seatOf, subjectsOf } from '../people.ts';
import { head } from './opinion.head.ts';
import { desk, office, unit } from './opinion.people.ts';
import { conversions } from './opinion.record.ts';

/** What is a record of its own here, and says by itself how it ended. */
const reportsBack = ['suggestion', 'petition'];

/**
 * Makes something lasting of it. A suggestion is really drafted, in the name of the deputy who takes it up; a petition is registered with
 * what was confided; a topic of supervision is named; what this system keeps no register of is noted with the place where it is kept.
 */
export const conversionActions = head.actions({
  convert: {
    from: ['received', 'answered', 'escalated', 'inProgress', 'routed'],
    // Of all else nobody reports back: where it went is what the citizen is told, and somebody's turn at once.
    to: { oneOf: ['converted', 'answered'], by: (c) => (reportsBack.includes(c.input.target) ? 'converted' : 'answered') },
    by: [...desk],
    input: z.object({
      target: choice(conversions),
      title: line(80).optional(),
      problem: paragraph(5000).optional(),
      proposal: paragraph(5000).optional(),
      sessionId: ref('congressSession').optional(),
      leadDeputyId: ref('deputyship').optional(),
      topicId: ref('supervisionTopic').optional(),
      note: confided(line(200)).optional(),
    }),
    confirm: true,
    basis: '《代表法》第二十四条、第三十六条；《监督法》第十五条：群众反映集中的问题可以形成建议、监督议题',
    needs: (c) => (c.input.topicId ? [{ records: 'supervisionTopic', where: { id: { in: [c.input.topicId] } }, most: 1 }] : []),
    check: (c) => {
      const { target, title, problem, proposal, sessionId, leadDeputyId, topicId, note } = c.input;
      if (target === 'supervisionTopic') {
        if (!topicId) return { reason: 'topicNeeded', field: 'topicId' };
        return c.found.some((f) => f.id === topicId) || { reason: 'topicGone', field: 'topicId' };
      }
      if (target === 'petition') return c.record.content !== null || { reason: 'notHere', field: 'target' };
      if (target !== 'suggestion') return Boolean(note) || { reason: 'noteNeeded', field: 'note' };
      for (const [field, value] of Object.entries({ title, problem, proposal })) if (!value) return { reason: 'noteNeeded', field };
      if (!sessionId) return { reason: 'sessionNeeded', field: 'sessionId' };
      const seat = seatOf(c.actor, c.case.congressId);
      if (leadDeputyId && leadDeputyId !== seat && !holds(c.actor, c.case.congressId, office))
        return { reason: 'notOwnSeat', field: 'leadDeputyId' };
      return Boolean(leadDeputyId ?? seat ?? c.record.deputyId) || { reason: 'authorNeeded', field: 'leadDeputyId' };
    },
    patch: (c) => ({
      convertedTo: c.input.target,
      convertedOn: c.today,
      ...(reportsBack.includes(c.input.target) ? {} : { answeredOn: c.today }),
      topicId: c.input.topicId ?? null,
      convertedNote: c.input.note ?? null,
    }),
    starts: (c) =>
      c.input.target === 'petition'
        ? [
            {
              process: 'petition',
              action: 'takeOver',
              id: c.id(),
              input: {
                opinionId: c.case.id,
                receivedOn: c.record.submittedOn,
                district: c.record.district,
                categoryId: c.record.categoryId,
                confidential: c.record.anonymous,
              },
              carries: { title: 'title', content: 'content', place: 'place', name: 'name', phone: 'phone', email: 'email' },
            },
          ]
        : c.input.target === 'suggestion'
          ? [
              {
                process: 'suggestion',
                action: 'createFromOpinion',
                id: c.id(),
                input: {
                  opinionId: c.case.id,
                  title: c.input.title,
                  problem: c.input.problem,
                  proposal: c.input.proposal,
                  sessionId: c.input.sessionId,
                  categoryId: c.record.categoryId,
                  leadDeputyId: c.input.leadDeputyId ?? seatOf(c.actor, c.case.congressId) ?? c.record.deputyId,
                },
              },
            ]
          : [],
    // It may be about the very organ that has it: from now on the petition desk alone says who learns of it.
    parties: (c) =>
      c.input.target === 'petition' ? subjectsOf(c.case, 'unit').map((subject) => ({ party: 'unit', subject, status: 'ended' })) : [],
    notices: (c) => (c.input.target === 'petition' ? [] : [{ kind: 'converted', to: [unit] }]),
  },
  noteSuggestion: {
    from: ['converted'],
    to: 'same',
    by: ['linked'],
    input: z.object({ suggestionId: z.uuid() }),
    basis: '',
    patch: (c) => ({ suggestionId: c.input.suggestionId }),
  },
  notePetition: {
    from: ['converted'],
    to: 'same',
    by: ['linked'],
    input: z.object({ petitionId: z.uuid() }),
    basis: '',
    patch: (c) => ({ petitionId: c.input.petitionId }),
  },
  noteOutcome: {
    from: ['converted'],
    to: 'answered',
    by: ['linked'],
    input: z.object({}),
    basis: '转化后的办理结果告知本人',
    patch: (c) => ({ answeredOn: c.today }),
    notices: () => [{ kind: 'outcome', to: [...desk], urgent: true }],
  },
  noteDropped: {
    from: ['converted'],
    to: 'received',
    by: ['linked'],
    input: z.object({}),
    basis: '',
    patch: () => ({ convertedTo: null, convertedOn: null, suggestionId: null }),
    notices: () => [{ kind: 'dropped', to: [...desk], urgent: true }],
  },
});
