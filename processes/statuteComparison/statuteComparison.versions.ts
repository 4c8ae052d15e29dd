interface Entry {
  readonly key?: string | undefined;
  readonly label: string;
  readonly on?: string | undefined;
  readonly versionId?: string | undefined;
  readonly fileIds?: readonly string[] | undefined;
}
interface Kept {
  readonly key: string;
  readonly versionId: string | null;
  readonly fileIds: readonly string[] | null;
}

type Fault = 'tooFewVersions' | 'oneSource' | 'labelTwice' | 'unknownVersion' | 'sourceChanged';

/** What is wrong with a list of versions, beside those kept so far; null when nothing is. A kept version keeps its text: another text is another version. */
export function faultOfVersions(entries: readonly Entry[], kept: readonly Kept[]): { reason: Fault; field: string } | null {
  const fault = (reason: Fault) => ({ reason, field: 'versions' });
  if (entries.length < 2) return fault('tooFewVersions');
  if (new Set(entries.map((e) => e.label)).size < entries.length) return fault('labelTwice');
  const keys = entries.flatMap((e) => e.key ?? []);
  if (new Set(keys).size < keys.length) return fault('unknownVersion');
  for (const entry of entries) {
    const file = entry.fileIds?.[0];
    if ((entry.versionId === undefined) === (file === undefined)) return fault('oneSource');
    if (entry.key === undefined) continue;
    const before = kept.find((k) => k.key === entry.key);
    if (!before) return fault('unknownVersion');
    if ((entry.versionId ?? null) !== before.versionId || (file ?? null) !== (before.fileIds?.[0] ?? null)) return fault('sourceChanged');
  }
  return null;
}

/** The versions as they are kept, new ones under keys of their own. */
export const keyed = (entries: readonly Entry[], newKey: () => string) =>
  entries.map((e) => ({
    key: e.key ?? newKey(),
    label: e.label,
    on: e.on ?? null,
    versionId: e.versionId ?? null,
    fileIds: e.fileIds?.length ? [...e.fileIds] : null,
  }));

/** Corrections between versions that still stand in this order. */
export function correctionsLeft<C extends { readonly oldVersion: string; readonly newVersion: string }>(
  corrections: readonly C[],
  versions: readonly { readonly key: string }[],
): C[] {
  const place = new Map(versions.map((v, i) => [v.key, i]));
  return corrections.filter((c) => (place.get(c.oldVersion) ?? Number.POSITIVE_INFINITY) < (place.get(c.newVersion) ?? -1));
}
