import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { mostPhotoBytes } from '../../contract/portal.ts';
import { ProblemError } from '../problem.ts';

/** The photo that a request carries; a refusal where it carries none. */
export async function photoIn(request: FastifyRequest): Promise<MultipartFile> {
  const part = request.isMultipart() ? await request.file({ limits: { fileSize: mostPhotoBytes + 1 } }) : undefined;
  if (part) return part;
  throw new ProblemError('invalidInput', { count: 1 }, [
    { path: 'file', code: 'required', message: '请选择一张照片 · Please choose a photo' },
  ]);
}
