import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { BallotView, RankingView } from '../../../contract/supervision.ts';
import { supervisionRoutes } from '../../../contract/supervision.ts';
import { groupsFor } from '../../../engine/reach.ts';
import { totalsHash, type UnitCount, unitCounts } from '../../../processes/assessment/assessment.count.ts';
import { assessment } from '../../../processes/assessment/assessment.ts';
import { findMeasure } from '../../../processes/measures.ts';
import { countBallots } from '../../actions/ballots.ts';
import { namesOf } from '../../actions/names.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { loadCase, type StoredCase } from '../../actions/store.ts';
import { castVote, hasVoted, isVoteOpen, mayVote } from '../../actions/vote.ts';
import type { HouseDeps } from '../../deps.ts';
import { ProblemError } from '../../problem.ts';
import { formulaInUse, rankBy, unitFieldOf } from '../../reports/ranking.ts';
import { rankingTable } from '../../reports/ranking-table.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';

/** The secret vote and its recount, and the ranking of units. */
export function registerSupervisionRoutes(app: FastifyInstance, { db, clock }: HouseDeps): void {
  serve(app, supervisionRoutes.ballot, async ({ params, query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const kase = await loadCase(db, assessment, congressId, params.id);
    if (!kase || !mayVote(actor, congressId) || groupsFor(assessment, kase, actor).size === 0) throw new ProblemError('notFound');
    return ballotOf(kase, await todayOf(congressId), await hasVoted(db, congressId, params.id, actor.accountId));
  });

  serve(app, supervisionRoutes.vote, async ({ params, query, body }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const today = await todayOf(congressId);
    return ballotOf(await castVote(db, actor, congressId, params.id, body.marks, today), today, true);
  });

  serve(app, supervisionRoutes.recount, async ({ params, query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const kase = await loadCase(db, assessment, congressId, params.id);
    if (!kase || !groupsFor(assessment, kase, actor).has('evaluation') || !kase.record.totalsHash) throw new ProblemError('notFound');
    const frozenHash = String(kase.record.totalsHash);
    const { voted, counts } = await recounted(kase);
    const hash = totalsHash(kase.id, voted, counts);
    return { voted, counts: counts.map((c) => ({ ...c })), hash, frozenHash, agrees: hash === frozenHash };
  });

  serve(app, supervisionRoutes.ranking, async ({ query }, call) => rankingOf(query, call));

  serve(app, supervisionRoutes.exportRanking, async ({ query }, call) => {
    const ranking = await rankingOf(query, call);
    call.reply.headers({
      'content-type':
        query.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="unit-ranking-${ranking.cutoff}.${query.format}"`,
      'x-content-type-options': 'nosniff',
    });
    const table: Readable = rankingTable(ranking, call.locale, query.format);
    return call.reply.send(table) as never;
  });

  const todayOf = async (congressId: string): Promise<string> => (await congressTime(db, congressId)).today(clock.now());

  async function ballotOf(kase: StoredCase, today: string, voted: boolean): Promise<BallotView> {
    const unitIds = kase.record.unitIds as readonly string[];
    const names = await namesOf(db, kase.congressId, new Map([['unit', new Set(unitIds)]]), null);
    return {
      title: String(kase.record.title),
      subject: String(kase.record.subject),
      units: unitIds.map((id) => ({ id, name: names[id] ?? '' })),
      isOpen: isVoteOpen(kase, today),
      hasVoted: voted,
    };
  }

  /** The box counted anew; of a paper vote the entered rows are added up anew. */
  async function recounted(kase: StoredCase): Promise<{ voted: number; counts: UnitCount[] }> {
    if (kase.record.mode === 'paper') {
      const rows = kase.record.results as readonly (UnitCount & { passed: boolean })[];
      return { voted: Number(kase.record.voted), counts: rows.map(({ passed, ...count }) => count) };
    }
    const { voted, counts } = await countBallots(db, kase.congressId, kase.id);
    return { voted, counts: unitCounts(kase.record.unitIds as readonly string[], counts) };
  }

  async function rankingOf(
    query: { readonly congress?: string | undefined; readonly session: string; readonly cutoff?: string | undefined },
    call: Call,
  ): Promise<RankingView> {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const formula = await formulaInUse(db, congressId);
    const cutoff = query.cutoff ?? (await congressTime(db, congressId)).today(clock.now());
    const ranked = await rankBy(db, actor, congressId, formula, query.session, cutoff);
    const names = await namesOf(db, congressId, new Map([['unit', new Set(ranked.map((r) => r.unitId))]]), actor);
    const prefer = new Map<string, 'high' | 'low'>(formula.terms.map((t) => [t.measure, t.prefer]));
    return {
      formula: { id: formula.id, title: formula.title, revision: formula.revision, explanation: formula.explanation },
      sessionId: query.session,
      cutoff,
      units: ranked.map(({ unitId, place, score, parts }) => ({
        unitId,
        name: names[unitId] ?? '',
        place,
        score,
        parts: parts.map((p) => {
          const process = findMeasure(p.measure)?.process ?? '';
          return { ...p, process, unitField: unitFieldOf(process), prefer: prefer.get(p.measure) ?? 'high' };
        }),
      })),
    };
  }
}
