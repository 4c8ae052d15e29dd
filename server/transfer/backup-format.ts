import { z } from 'zod';

/**
 * A backup is a gzipped tar: first `backup.json`, then the tables as PostgreSQL's COPY text in parts of at most a few
 * megabytes (`tables/<name>/000001.copy`), then the files (`files/<sha256>`), the key of the installation when it lies
 * in the data folder (`secret.key`), and last `manifest.json` with the SHA-256 of every entry before it.
 */
export const headerEntry = 'backup.json';
export const manifestEntry = 'manifest.json';
export const keyEntry = 'secret.key';
export const tableEntry = (table: string, part: number): string => `tables/${table}/${String(part).padStart(6, '0')}.copy`;
export const fileEntry = (sha256: string): string => `files/${sha256}`;

/** Largest part of a table. A tar entry must know its size before it begins. */
export const partSize = 8 * 1024 * 1024;

export const BackupHeader = z.object({
  format: z.literal('yishi-backup-1'),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  /** In an order in which each table comes after those it refers to. */
  tables: z.array(z.object({ name: z.string().regex(/^[a-z_][a-z0-9_]*$/), columns: z.array(z.string()).min(1) })),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

export const Manifest = z.object({
  entries: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
  rows: z.record(z.string(), z.int()),
  /** Files that rows name but that were missing or changed in the store when the backup was made. */
  damagedFiles: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;
