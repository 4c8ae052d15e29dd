import type { Generated } from 'kysely';

interface MigrationTables {
  migration: { name: string; sha256: string; applied_at: Generated<Date> };
}

/** Every table, by its owner. */
export interface Database extends MigrationTables {}
