import type { RecordedFact } from './recorder';

/** Entries of a stream that nothing in it withdraws. */
export function standing(entries: readonly RecordedFact[]): readonly RecordedFact[] {
  const withdrawn = new Set(
    entries
      .filter(({ type }) => type === 'EntryRetracted')
      .map(({ data }) => (data as { readonly entryId: string }).entryId),
  );
  return entries.filter(({ id }) => !withdrawn.has(id));
}
