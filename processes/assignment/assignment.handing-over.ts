import { openDeadline } from '../../engine/case.ts';
import { subjectsOf } from '../people.ts';
import { startOf, tellCo } from './assignment.calculations.ts';
import { head } from './assignment.head.ts';
import * as input from './assignment.inputs.ts';
import { clerks, coordinators, everyAuthor, heads, relayClerks, unitSide } from './assignment.people.ts';
import { working } from './assignment.states.ts';

/** Hand-over to a unit, its receipt, return and reassignment. */
export const handingOverActions = head.actions({
  start: {
    from: 'new',
    to: 'handedOver',
    by: ['linked'],
    input: input.StartInput,
    basis: '《代表法》第五十一条',
    patch: (c) => {
      const { authorIds: _a, cosignerIds: _c, mergedAuthorIds: _m, delegationIds: _d, namedStaffIds: _n, ...fields } = c.input;
      return { ...fields, forUnits: c.input.forUnits ?? null, round: 1 };
    },
    parties: (c) => [
      { party: 'unit', subject: c.input.unitId, status: 'active' },
      ...(c.input.viaUnitId ? [{ party: 'relay', subject: c.input.viaUnitId, status: 'active' } as const] : []),
      ...(c.input.role === 'co' && c.input.leadUnitId
        ? [{ party: 'leadUnit', subject: c.input.leadUnitId, status: 'active' } as const]
        : []),
      ...c.input.authorIds.map((subject) => ({ party: 'author', subject, status: 'active' }) as const),
      ...c.input.cosignerIds.map((subject) => ({ party: 'cosigner', subject, status: 'active' }) as const),
      ...c.input.mergedAuthorIds.map((subject) => ({ party: 'mergedAuthor', subject, status: 'active' }) as const),
      ...c.input.delegationIds.map((subject) => ({ party: 'delegation', subject, status: 'active' }) as const),
      ...c.input.namedStaffIds.map((subject) => ({ party: 'namedStaff', subject, status: 'active' }) as const),
    ],
    notices: () => [{ kind: 'handedOver', to: [...unitSide], urgent: true }],
  },
  signIn: {
    from: ['handedOver'],
    to: 'signedIn',
    by: [...clerks, ...relayClerks],
    input: input.NoInput,
    basis: '承办单位签收',
    patch: (c) => ({ signedInOn: c.today }),
    notices: () => [{ kind: 'signedIn', to: [...everyAuthor] }],
    moves: () => [
      { key: 'returnWindow', restart: true },
      { key: 'coOpinion', restart: true },
    ],
    tells: (c) =>
      c.record.role === 'relay' ? [] : [{ process: 'suggestion', id: c.record.suggestionId, action: 'noteSignedIn', input: {} }],
  },
  distribute: {
    from: ['handedOver', 'signedIn'],
    to: 'distributed',
    by: [...relayClerks],
    input: input.DistributeInput,
    basis: '二级交办',
    when: (c) => c.record.role === 'relay' || { reason: 'relayOnly' },
    check: (c) => {
      const ids = c.input.units.map((u) => u.unitId);
      if (new Set(ids).size !== ids.length) return { reason: 'unitTwice', field: 'units' };
      if (c.input.units.filter((u) => u.role === 'lead').length > 1) return { reason: 'oneLead', field: 'units' };
      return !c.input.units.some((u) => u.unitId === c.record.unitId) || { reason: 'sameUnit', field: 'units' };
    },
    patch: (c) => ({ signedInOn: c.record.signedInOn ?? c.today }),
    starts: (c) => {
      const lead = c.input.units.find((u) => u.role === 'lead')?.unitId ?? c.record.leadUnitId;
      return c.input.units.map((u) =>
        startOf(c, {
          unitId: u.unitId,
          role: u.role,
          level: 2,
          viaUnitId: c.record.unitId,
          leadUnitId: lead,
          clockStartOn: c.record.clockStartOn,
        }),
      );
    },
    tells: (c) => [
      { process: 'suggestion', id: c.record.suggestionId, action: 'noteUnits', input: { added: c.input.units, removedUnitId: null } },
    ],
  },
  requestReturn: {
    from: ['handedOver', 'signedIn'],
    to: 'returnRequested',
    by: [...clerks, ...relayClerks],
    input: input.ReturnInput,
    basis: '承办单位认为不属于本单位职责的，在规定期限内书面说明理由申请退办，不得自行转办',
    when: (c) =>
      openDeadline(c.case, 'returnWindow') === undefined ||
      c.today <= (openDeadline(c.case, 'returnWindow')?.dueOn ?? '') || { reason: 'returnWindowClosed' },
    patch: (c) => ({ returnReason: c.input.reason, returnSuggestedUnitId: c.input.suggestedUnitId ?? null, returnRequestedOn: c.today }),
    notices: () => [{ kind: 'returnRequested', to: [...coordinators], urgent: true }],
  },
  rejectReturn: {
    from: ['returnRequested'],
    to: 'signedIn',
    by: [...coordinators],
    input: input.ReasonInput,
    basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十六条',
    patch: (c) => ({ returnDecision: c.input.reason.slice(0, 500), signedInOn: c.record.signedInOn ?? c.today }),
    notices: () => [{ kind: 'returnRejected', to: [...unitSide] }],
  },
  reassign: {
    from: ['returnRequested'],
    to: 'returned',
    by: [...coordinators],
    input: input.ReassignInput,
    basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十六条',
    check: (c) => c.input.unitId !== c.record.unitId || { reason: 'sameUnit', field: 'unitId' },
    patch: (c) => ({ returnDecision: c.input.note ?? null }),
    starts: (c) => {
      const clockStartOn = c.rules.flag('suggestion.restartClockOnReassign', c.today) ? c.today : c.record.clockStartOn;
      const lead = c.record.role === 'lead' ? c.input.unitId : c.record.leadUnitId;
      const via = c.input.viaUnitId ?? null;
      if (via) {
        return [
          startOf(c, {
            unitId: via,
            role: 'relay',
            level: 1,
            viaUnitId: null,
            leadUnitId: lead,
            clockStartOn,
            forUnits: [{ unitId: c.input.unitId, role: c.record.role }],
          }),
        ];
      }
      return [
        startOf(c, {
          unitId: c.input.unitId,
          role: c.record.role,
          level: c.record.level,
          viaUnitId: c.record.viaUnitId,
          leadUnitId: lead,
          clockStartOn,
          ...(c.record.forUnits ? { forUnits: c.record.forUnits } : {}),
        }),
      ];
    },
    tells: (c) => [
      {
        process: 'suggestion',
        id: c.record.suggestionId,
        action: 'noteUnits',
        input: { added: [{ unitId: c.input.unitId, role: c.record.role }], removedUnitId: c.record.unitId },
      },
      ...(c.record.role === 'lead' ? tellCo(c, 'changeLead', { unitId: c.input.unitId }) : []),
    ],
    notices: () => [{ kind: 'reassigned', to: [...unitSide, { party: 'author' }] }],
  },
  changeLead: {
    from: ['handedOver', 'signedIn', 'returnRequested', ...working, 'coOpinionReceived', 'coOpinionRejected'],
    to: 'same',
    by: ['linked'],
    input: input.ChangeLeadInput,
    basis: '',
    patch: (c) => ({ leadUnitId: c.input.unitId }),
    parties: (c) => [
      ...subjectsOf(c.case, 'leadUnit').map((subject) => ({ party: 'leadUnit', subject, status: 'ended' }) as const),
      { party: 'leadUnit', subject: c.input.unitId, status: 'active' },
    ],
  },
  nameHandler: {
    from: ['handedOver', 'signedIn', ...working],
    to: 'same',
    by: [...heads],
    input: input.NameHandlerInput,
    basis: '保密建议由指定人员办理',
    when: (c) => c.record.confidential || { reason: 'confidentialOnly' },
    parties: (c) => [{ party: 'namedHandler', subject: c.input.accountId, status: 'active' }],
    tells: (c) => [
      { process: 'suggestion', id: c.record.suggestionId, action: 'noteNamedHandler', input: { accountId: c.input.accountId } },
    ],
  },
});
