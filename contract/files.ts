import { z } from 'zod';
import { route } from './route.ts';

/** An uploaded file. `slot` names the field of the record it stands in, null while it belongs to none. */
export const StoredFile = z.object({
  id: z.uuid(),
  congressId: z.uuid(),
  name: z.string(),
  size: z.int(),
  mediaType: z.string(),
  sha256: z.string(),
  slot: z.string().nullable(),
  uploadedAt: z.iso.datetime(),
});
export type StoredFile = z.infer<typeof StoredFile>;

/**
 * One file per request, in the part `file` of a form. It stays visible to its uploader only until an action attaches
 * it to a record, and is dropped after a day otherwise.
 */
export const uploadFile = route({
  method: 'POST',
  path: '/api/files',
  summary: '上传附件 · Upload a file',
  access: 'signedIn',
  query: z.object({ congressId: z.uuid() }),
  consumes: 'multipart/form-data',
  response: StoredFile,
});

/** The content, always as an attachment. Whoever may see the field of the record gets it; for others it does not exist. */
export const downloadFile = route({
  method: 'GET',
  path: '/api/files/:id',
  summary: '下载附件 · Download a file',
  access: 'anyone',
  params: z.object({ id: z.uuid() }),
  produces: 'application/octet-stream',
});

/** Drops an own upload that belongs to no record yet. */
export const discardFile = route({
  method: 'DELETE',
  path: '/api/files/:id',
  summary: '删除未使用的上传 · Drop an unused upload',
  access: 'signedIn',
  params: z.object({ id: z.uuid() }),
});
