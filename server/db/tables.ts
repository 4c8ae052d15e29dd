import type { Generated } from 'kysely';
import type { ProcessTables } from '../actions/tables.ts';
import type { PaperTables } from '../documents/tables.ts';
import type { ExchangeTables } from '../exchange/tables.ts';
import type { FileTables } from '../files/tables.ts';
import type { JobTables } from '../jobs/tables.ts';
import type { ChannelTables } from '../notices/channels/tables.ts';
import type { NoticeTables } from '../notices/tables.ts';
import type { Open311Tables } from '../open311/tables.ts';
import type { OpinionTables } from '../opinions/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { ReportTables } from '../reports/tables.ts';
import type { LearningTables } from '../similar/tables.ts';
import type { ComparisonTables } from '../statute/comparison/tables.ts';
import type { StatuteTables } from '../statute/library/tables.ts';
import type { ReviewTables } from '../statute/review/tables.ts';
import type { VaultTables } from '../vault/tables.ts';

interface MigrationTables {
  migration: { name: string; sha256: string; applied_at: Generated<Date> };
  /** What is known of this installation as a whole, such as whether it holds the demo city. */
  installation: { name: string; value: string; at: Generated<Date> };
}

/** Every table, by its owner. */
export interface Database
  extends MigrationTables,
    ProcessTables,
    ChannelTables,
    ExchangeTables,
    FileTables,
    JobTables,
    LearningTables,
    NoticeTables,
    Open311Tables,
    OpinionTables,
    PaperTables,
    PeopleTables,
    ReportTables,
    ReviewTables,
    StatuteTables,
    VaultTables,
    ComparisonTables {}
