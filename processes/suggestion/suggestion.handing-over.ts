import { mine, subjectsOf } from '../people.ts';
import { startAssignments, unitsAreSound } from './suggestion.commands.ts';
import { head } from './suggestion.head.ts';
import * as input from './suggestion.inputs.ts';
import { everyAuthor, staff } from './suggestion.people.ts';

/** Pre-assignment, hand-over, and what the units report of it. */
export const handingOverActions = head.actions({
  preAssign: {
    from: ['registered', 'preAssigned'],
    to: 'preAssigned',
    by: [...staff],
    input: input.PreAssignInput,
    basis: '预交办（交办前与拟承办单位沟通）',
    check: (c) => unitsAreSound(c.input.units),
    patch: (c) => ({ proposedUnits: c.input.units.map((u) => ({ ...u, answer: null, note: null })) }),
    parties: (c) => [
      ...subjectsOf(c.case, 'proposedUnit').map((subject) => ({ party: 'proposedUnit', subject, status: 'ended' }) as const),
      ...c.input.units.map((u) => ({ party: 'proposedUnit', subject: u.unitId, status: 'active' }) as const),
    ],
    notices: () => [{ kind: 'preAssigned', to: [{ party: 'proposedUnit', role: ['unitClerk', 'unitHead', 'govOffice'] }] }],
  },
  answerPreAssignment: {
    from: ['preAssigned'],
    to: 'same',
    by: [{ party: 'proposedUnit', role: ['unitClerk', 'unitHead'] }],
    input: input.AnswerPreAssignmentInput,
    basis: '预交办（交办前与拟承办单位沟通）',
    patch: (c) => {
      const own = mine(c.case, c.actor, 'proposedUnit', 'active');
      const answer = c.input.accepts ? 'accepts' : 'declines';
      return {
        proposedUnits: (c.record.proposedUnits ?? []).map((u) =>
          own.includes(u.unitId) ? { ...u, answer, note: c.input.note ?? null } : u,
        ),
      };
    },
    notices: () => [{ kind: 'preAssignmentAnswered', to: ['deputyWorkOfficer'] }],
  },
  handOver: {
    from: ['registered', 'preAssigned'],
    to: 'handedOver',
    by: [...staff],
    input: input.HandOverInput,
    basis: '《代表法》第五十一条：自交办之日起三个月内答复，至迟不超过六个月',
    check: (c) => unitsAreSound(c.input.units),
    patch: (c) => ({
      handedOverOn: c.record.handedOverOn ?? c.today,
      handOverNote: c.input.note ?? null,
      unitIds: c.input.units.filter((u) => u.role !== 'co').map((u) => u.unitId),
      leadUnitId: c.input.units.find((u) => u.role === 'lead')?.unitId ?? c.input.units[0]?.unitId ?? null,
    }),
    parties: (c) => [
      ...subjectsOf(c.case, 'proposedUnit').map((subject) => ({ party: 'proposedUnit', subject, status: 'ended' }) as const),
      ...c.input.units.map((u) => ({ party: u.role === 'co' ? 'coHandler' : 'handler', subject: u.unitId, status: 'active' }) as const),
      ...[...new Set(c.input.units.flatMap((u) => u.viaUnitId ?? []))].map(
        (subject) => ({ party: 'relay', subject, status: 'active' }) as const,
      ),
    ],
    starts: (c) => startAssignments(c),
    notices: () => [{ kind: 'handedOver', to: [...everyAuthor] }],
  },
  noteSignedIn: {
    from: ['handedOver', 'inProgress', 'replied'],
    to: { oneOf: ['inProgress', 'replied'], by: (c) => (c.case.state === 'replied' ? 'replied' : 'inProgress') },
    by: ['linked'],
    input: input.NoInput,
    basis: '',
  },
  noteUnits: {
    from: ['handedOver', 'inProgress', 'replied'],
    to: 'same',
    by: ['linked'],
    input: input.UnitsInput,
    basis: '',
    patch: (c) => {
      const kept = (c.record.unitIds ?? []).filter((u) => u !== c.input.removedUnitId);
      const answering = [...kept, ...c.input.added.filter((u) => u.role !== 'co').map((u) => u.unitId)];
      const lead = c.input.added.find((u) => u.role === 'lead')?.unitId;
      const stays = c.record.leadUnitId !== c.input.removedUnitId ? c.record.leadUnitId : null;
      return { unitIds: [...new Set(answering)], leadUnitId: lead ?? stays ?? answering[0] ?? null };
    },
    parties: (c) => [
      ...(['handler', 'coHandler'] as const).flatMap((party) =>
        subjectsOf(c.case, party)
          .filter((s) => s === c.input.removedUnitId && !c.input.added.some((u) => u.unitId === s))
          .map((subject) => ({ party, subject, status: 'ended' }) as const),
      ),
      ...c.input.added.map(
        (u) =>
          ({
            party: u.role === 'co' ? 'coHandler' : u.role === 'relay' ? 'relay' : 'handler',
            subject: u.unitId,
            status: 'active',
          }) as const,
      ),
    ],
  },
  noteNamedHandler: {
    from: ['handedOver', 'inProgress', 'replied'],
    to: 'same',
    by: ['linked'],
    input: input.NamedHandlerInput,
    basis: '',
    parties: (c) => [{ party: 'namedHandler', subject: c.input.accountId, status: 'active' }],
  },
});
