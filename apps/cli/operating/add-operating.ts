import type { Command } from 'commander';
import type { Surroundings } from '../surroundings';
import { addDoctor } from '../doctor/add-doctor';
import { addBackup } from '../files/add-backup';
import { addCopy } from '../files/add-copy';
import { addRestore } from '../files/add-restore';
import { addDemo } from './add-demo';
import { addLink } from './add-link';
import { addProjections } from './add-projections';
import { addServe } from './add-serve';

/** Adds the commands that look after a ledger. */
export function addOperating(program: Command, around: Surroundings): void {
  addServe(program, around);
  addDemo(program, around);
  addBackup(program, around);
  addRestore(program, around);
  addCopy(program, around);
  addProjections(program, around);
  addDoctor(program, around);
  addLink(program, around);
}
