import type { Command } from 'commander';
import type { Surroundings } from '../surroundings';
import { addDoctor } from '../doctor/add-doctor';
import { addBackup } from '../files/add-backup';
import { addRestore } from '../files/add-restore';
import { addLink } from './add-link';
import { addProjections } from './add-projections';

/** Adds the commands that look after a ledger. */
export function addOperating(program: Command, around: Surroundings): void {
  addBackup(program, around);
  addRestore(program, around);
  addProjections(program, around);
  addDoctor(program, around);
  addLink(program, around);
}
