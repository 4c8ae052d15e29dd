import { statuteImportRoutes, type UploadLine } from '../../../../../contract/statute-imports.ts';
import { ApiProblem, callLines, sentenceOf } from '../../../../shared/api.ts';
import { whenLetIn } from './when-let-in.ts';

/** How far a number of files is. */
export interface Sending {
  readonly read: number;
  readonly of: number;
  readonly failed: readonly { readonly name: string; readonly why: string }[];
}

const atOnce = 3;

/** Sends files one after the other, a few at a time; one that fails does not stop the others. */
export async function sendFiles(
  importId: string,
  files: readonly File[],
  onChange: (sending: Sending) => void,
  signal: AbortSignal,
): Promise<Sending> {
  const left = [...files];
  const inside = new Map<File, { read: number; of: number }>();
  const failed: { name: string; why: string }[] = [];
  const tell = (): Sending => {
    const archives = [...inside.values()];
    const read = archives.reduce((sum, one) => sum + one.read, 0);
    const of = archives.reduce((sum, one) => sum + one.of, 0) + left.length;
    const sending = { read, of: Math.max(of, read), failed: [...failed] };
    onChange(sending);
    return sending;
  };
  const work = async (): Promise<void> => {
    for (let file = left.shift(); file && !signal.aborted; file = left.shift()) {
      inside.set(file, { read: 0, of: 1 });
      tell();
      const name = file.webkitRelativePath || file.name;
      try {
        const of = file;
        const onProgress = (progress: { read: number; of: number }): void => {
          inside.set(of, progress);
          tell();
        };
        await whenLetIn(() => sendOne(importId, of, name, onProgress, signal), signal);
        const done = inside.get(file);
        if (done) inside.set(file, { read: done.of, of: done.of });
      } catch (error) {
        if (signal.aborted) return;
        failed.push({ name, why: sentenceOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return tell();
}

async function sendOne(
  importId: string,
  file: File,
  name: string,
  onProgress: (progress: { read: number; of: number }) => void,
  signal: AbortSignal,
): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  await callLines(
    statuteImportRoutes.upload,
    { params: { importId }, query: { name: name.slice(-400) }, body },
    (given) => {
      const line = given as UploadLine;
      if ('progress' in line) onProgress(line.progress);
      else if ('problem' in line) throw new ApiProblem({ type: 'about:blank', ...line.problem });
    },
    { signal },
  );
}

/** The files of what was dropped, folders opened, with their way within them. */
export async function droppedFiles(items: DataTransferItemList): Promise<File[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files: File[] = [];
  for (const entry of entries) await gather(entry, files);
  return files;
}

async function gather(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (files.length >= 3000) return;
  if (entry instanceof FileSystemFileEntry || entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.replace(/^\//, '') });
    files.push(file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    for (const inner of batch) await gather(inner, files);
  }
}
