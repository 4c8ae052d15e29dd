import type { Generated } from 'kysely';
import type { FileTables } from '../files/tables.ts';

interface MigrationTables {
  migration: { name: string; sha256: string; applied_at: Generated<Date> };
}

/** Every table, by its owner. */
export interface Database extends MigrationTables, FileTables {}
