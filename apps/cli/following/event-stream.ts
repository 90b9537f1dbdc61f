/** A message of an event stream (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export interface StreamMessage {
  /** Where to resume behind; undefined where the message has none. */
  readonly id: string | undefined;
  /** Undefined in a message that only tells an id. */
  readonly data: string | undefined;
}

/** The messages of an event stream, as they come; comments are none. @param chunks UTF-8, in pieces of any size. */
export async function* messagesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamMessage> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    yield* whole.map(messageIn).filter(({ id, data }) => id !== undefined || data !== undefined);
  }
}

function messageIn(block: string): StreamMessage {
  const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/s.exec(line));
  const last = (name: string): string | undefined => fields.findLast((field) => field?.[1] === name)?.[2];
  return { id: last('id'), data: last('data') };
}
