import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { mostPhotoBytes } from '../../contract/portal.ts';
import type { CitizenActor } from '../../engine/actor.ts';
import { processOf } from '../../processes/all.ts';
import { runAction } from '../actions/run-action.ts';
import type { HouseDeps } from '../deps.ts';
import { addFile } from '../files/files.ts';
import { recogniseMedia } from '../files/media-type.ts';
import { ProblemError } from '../problem.ts';
import { stripPhoto } from './strip-photo.ts';

const endings: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/**
 * Keeps a photo without what the camera wrote into it, under a name that tells nothing, and gives its file to `tie`, which ties it to a
 * record by an action like every other. What was received is dropped in any case.
 */
export async function keepStripped(
  { db, clock, files }: Pick<HouseDeps, 'db' | 'clock' | 'files'>,
  place: { readonly congressId: string; readonly accountId: string },
  content: Readable,
  name: string,
  tie: (fileId: string) => Promise<void>,
): Promise<void> {
  const received = await files.receive(content);
  try {
    if (received.size > mostPhotoBytes) throw new ProblemError('tooLarge', { limit: `${mostPhotoBytes / 1024 / 1024} MB` });
    const media = await recogniseMedia(received.path, name);
    const ending = 'mediaType' in media ? endings[media.mediaType] : undefined;
    if ('refused' in media || ending === undefined)
      throw new ProblemError('fileType', { type: 'refused' in media ? media.refused : media.mediaType });
    const stripped = stripPhoto(await readFile(received.path), media.mediaType);
    if (!stripped) throw new ProblemError('fileType', { type: media.mediaType });
    const kept = await files.receive(Readable.from([stripped]));
    try {
      const row = await addFile(db, kept, { ...place, name: `photo.${ending}`, mediaType: media.mediaType, at: clock.now() });
      await tie(row.id);
    } finally {
      await kept.discard();
    }
  } finally {
    await received.discard();
  }
}

/** Adds a photo to an opinion for whoever holds its secret. */
export async function addPhoto(deps: HouseDeps, citizen: CitizenActor, content: Readable, name: string, requestId: string): Promise<void> {
  const { congressId, recordId: id } = citizen;
  await keepStripped(deps, { congressId, accountId: id }, content, name, async (fileId) => {
    const input = { fileId: [fileId] };
    await runAction(deps, { process: processOf('opinion'), congressId, id, action: 'addPhoto', input, actor: citizen }, { requestId });
  });
}
