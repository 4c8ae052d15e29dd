import { z } from 'zod';
import type { ProcessId } from './vocabulary.ts';

/**
 * The field kinds that forms, lists and tables know. A kind is a zod type with a `meta` that says how it is shown;
 * lengths are in characters.
 */

export const line = (max = 100) => z.string().trim().min(1).max(max).meta({ kind: 'line' });
export const paragraph = (max = 5000) => z.string().trim().min(1).max(max).meta({ kind: 'paragraph' });
export const day = () => z.iso.date().meta({ kind: 'day' });
export const moment = () => z.iso.datetime({ offset: true }).meta({ kind: 'moment' });
export const whole = (min = 0, max = 1_000_000_000) => z.int().min(min).max(max).meta({ kind: 'whole' });
export const yes = () => z.boolean().meta({ kind: 'yes' });
export const choice = <const T extends readonly [string, ...string[]]>(options: T) => z.enum(options).meta({ kind: 'choice' });
export const phone = () =>
  z
    .string()
    .trim()
    .regex(/^[0-9+()（） -]{5,30}$/)
    .meta({ kind: 'phone' });

/** Tells how to reach a person or what they are: reading it is noted, and lists leave it out unless it is one of their columns. */
export const personal = <T extends z.ZodType>(type: T): T => type.meta({ personal: true }) as T;

/**
 * Kept in the vault: rows, log and backups of the log hold only a mark that tells nothing and can be checked; the words themselves are
 * encrypted beside it and can be dropped for good. For what a person without an account confides.
 */
export const confided = <T extends z.ZodType>(type: T): T => type.meta({ ...type.meta(), confided: true }) as T;

/** A confided line by which records of the same person are found: a keyed hash of it is kept beside the vault, never the line itself. */
export const findable = <T extends z.ZodType>(type: T): T => type.meta({ ...type.meta(), findable: true }) as T;

/** The id of another record, shown by its name. */
export const ref = (process: ProcessId) => z.uuid().meta({ kind: 'ref', ref: process });
export const refs = (process: ProcessId, max = 50) => z.array(z.uuid()).max(max).meta({ kind: 'refs', ref: process });
export const words = (max = 10) => z.array(z.string().trim().min(1).max(30)).max(max).meta({ kind: 'words' });
export const days = (max = 60) => z.array(z.iso.date()).max(max).meta({ kind: 'days' });
/** The id of an account, chosen among the congress's people. */
export const account = () => z.uuid().meta({ kind: 'account' });
/** A time of day, such as `09:30`. */
export const hour = () =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .meta({ kind: 'line' });
/** Ids of uploaded files. */
export const files = (max = 20) => z.array(z.uuid()).max(max).meta({ kind: 'files' });

/** A field that came to a register later: rows kept before lack it, and whoever sends a row may leave it out. */
export const open = <T extends z.ZodType>(type: T) => type.nullable().optional();

/** Rows of a small table inside a form. */
export const rows = <T extends z.ZodObject>(row: T, min = 0, max = 50) => z.array(row).min(min).max(max).meta({ kind: 'rows' });
