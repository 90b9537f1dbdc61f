import { handleCommand } from '#event-store';
import type { EventStore } from '#event-store';
import type { Fresh } from '#domain';
import type { Asked, EntryItem, ReadModels } from '#projections';
import type { Question } from './asking';
import { pointOf, questions } from './questions';

import { story } from './story';
import { wordings } from './wording';
import type { Wording } from './wording';

/** What became of the story's commands. */
export interface Recording {
  readonly entries: number;
  /** Commands that the ledger had recorded before. */
  readonly repeated: number;
  /** Position after each chapter. */
  readonly chapters: readonly number[];
}

/** Records the story's core; what is recorded already is recognised by its command id. */
export async function record(store: EventStore, fresh: Fresh): Promise<Recording> {
  const chapters: number[] = [];
  let entries = 0;
  let repeated = 0;
  for (const { commands } of story) {
    let last = 0;
    for (const { commandId, name, json } of commands) {
      const appended = await handleCommand(
        store,
        fresh,
        { name, json },
        { commandId, actor: 'demo', correlationId: 'story' },
      );
      entries += appended.entries.length;
      repeated += appended.repeated ? 1 : 0;
      last = appended.entries.at(-1)?.position ?? last;
    }
    chapters.push(last);
  }
  return { entries, repeated, chapters };
}

/** The demo's answers in both languages, line by line. */
export function answers(models: ReadModels, { chapters }: Recording): readonly string[] {
  return wordings.flatMap((words) => [
    '',
    `── ${words.heading} ──`,
    ...questions.flatMap((question, number) =>
      told(models, question, { words, number: number + 1, chapters }),
    ),
  ]);
}

interface Telling {
  readonly words: Wording;
  readonly number: number;
  readonly chapters: readonly number[];
}

function told(
  models: ReadModels,
  question: Question,
  { words, number, chapters }: Telling,
): readonly string[] {
  const knownAt = chapters[(question.afterChapter ?? chapters.length) - 1] ?? 0;
  const asked = pointOf(question, knownAt);
  const { question: text, answers: said, restsOn } = question.ask(models, asked, words);
  return [
    '',
    `${number}. ${text} (${pointInWords(question, knownAt, words)})`,
    ...said.map((line) => `   ${line}`),
    ...quoted(models, restsOn, asked).map((line, row) => `   ${row === 0 ? words.restsOn : '·'} ${line}`),
  ];
}

function pointInWords({ publishedBy }: Question, knownAt: number, words: Wording): string {
  const known = words.asKnownAt(`@${knownAt}`);
  return publishedBy === undefined ? known : known + words.asPublishedBy(publishedBy);
}

/** The entries that an answer rests on, each with the sentence that it quotes. */
function quoted(models: ReadModels, restsOn: readonly number[], asked: Asked): readonly string[] {
  return models.cited(restsOn, asked).map(({ position, type, citation }: EntryItem) => {
    if (citation === null) return `@${position} ${type}`;
    return `@${position} ${type} [${citation.source.sourceId}, ${citation.publishedOn}] «${citation.quote}»`;
  });
}
