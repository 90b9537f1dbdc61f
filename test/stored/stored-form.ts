import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { leafHash } from '#log';
import type { StoredEntry } from '#event-store';

/** Stored examples of every event type and version, one file each: `LayoffAnnounced.1.json`. They are never changed or removed. */
export const FORMS_FOLDER = join(__dirname, 'forms');

/** The bytes of one entry as they were stored, as text, and the hash that the log has of them. */
export interface StoredForm {
  readonly header: string;
  readonly payload: string;
  /** Hexadecimal. */
  readonly leafHash: string;
}

/** The version of its type that an entry's header names. */
export function versionIn({ header }: Pick<StoredEntry, 'header'>): number {
  return (JSON.parse(Buffer.from(header).toString('utf8')) as { readonly tv: number }).tv;
}

/** The name of the file that holds an example of an event type and version. */
export function fileOf(type: string, version: number): string {
  return `${type}.${version}.json`;
}

/** What such a file holds. */
export function formOf({ header, payload }: StoredEntry): StoredForm {
  return {
    header: Buffer.from(header).toString('utf8'),
    payload: Buffer.from(payload).toString('utf8'),
    leafHash: leafHash(header).toString('hex'),
  };
}

/** Every stored example, by the name of its file. */
export function storedForms(): ReadonlyMap<string, StoredForm> {
  const files = readdirSync(FORMS_FOLDER).toSorted();
  return new Map(
    files.map((file) => [file, JSON.parse(readFileSync(join(FORMS_FOLDER, file), 'utf8')) as StoredForm]),
  );
}
