import type { Command } from 'commander';
import type { Surroundings } from '../surroundings';
import { addLink } from './add-link';
import { addProjections } from './add-projections';

/** Adds the commands that look after a ledger. */
export function addOperating(program: Command, around: Surroundings): void {
  addProjections(program, around);
  addLink(program, around);
}
