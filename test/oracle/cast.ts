import type { Sent } from './sent';

/** Who and what a history is about. */
export interface Cast {
  readonly unitIds: readonly string[];
  readonly personIds: readonly string[];
  readonly layoffIds: readonly string[];
  readonly posts: readonly object[];
}

/** Commands that stay in their order. */
export type Story = readonly Sent[];
