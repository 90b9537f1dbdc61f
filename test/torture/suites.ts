/** One suite that can be run at any length, and how long it is run where. */
export interface Suite {
  readonly name: string;
  /** The part of the path that names its spec files. */
  readonly spec: string;
  /** The variable that says how many times. */
  readonly counted: string;
  /**
   * The variable of its seed, where it takes one; where it is set, it goes before the seed of the run. A suite without one takes a
   * new seed by itself, and prints it where it fails.
   */
  readonly seeded?: string;
  /** How many times at once: between two slices others have their turn, and time may be up. */
  readonly slice: number;
  /** How many times in each run of CI; none where `npm test` runs enough. */
  readonly ci: number;
  /** How many times in a whole torture. */
  readonly torture: number;
}

/** Every suite of CI and of the torture, one line each. */
export const SUITES: readonly Suite[] = [
  {
    name: 'service kills',
    spec: 'test/faults/service-kill',
    counted: 'LEDGER_SERVICE_KILL_ROUNDS',
    seeded: 'LEDGER_KILL_SEED',
    slice: 20,
    ci: 100,
    torture: 2_000,
  },
  {
    name: 'store kills',
    spec: 'test/faults/kill.spec',
    counted: 'LEDGER_KILL_ROUNDS',
    slice: 20,
    ci: 50,
    torture: 1_000,
  },
  {
    name: 'import kills',
    spec: 'test/import/kill.spec',
    counted: 'LEDGER_IMPORT_KILL_ROUNDS',
    slice: 20,
    ci: 20,
    torture: 400,
  },
  {
    name: 'copy kills',
    spec: 'test/kurrentdb/copy-kill',
    counted: 'LEDGER_COPY_KILL_ROUNDS',
    seeded: 'LEDGER_COPY_KILL_SEED',
    slice: 10,
    ci: 0,
    torture: 100,
  },
  {
    name: 'broken connections',
    spec: 'test/kurrentdb/chaos',
    counted: 'LEDGER_CHAOS_ROUNDS',
    seeded: 'LEDGER_CHAOS_SEED',
    slice: 200,
    ci: 1_000,
    torture: 20_000,
  },
  {
    name: 'fuzzed requests',
    spec: 'test/http/fuzz',
    counted: 'LEDGER_FUZZ_REQUESTS',
    seeded: 'LEDGER_FUZZ_SEED',
    slice: 1_000,
    ci: 5_000,
    torture: 100_000,
  },
  {
    name: 'oracle histories',
    spec: 'test/oracle/product',
    counted: 'LEDGER_ORACLE_HISTORIES',
    seeded: 'LEDGER_ORACLE_SEED',
    slice: 100,
    ci: 0,
    torture: 10_000,
  },
  {
    name: 'flagged histories',
    spec: 'test/oracle/flags',
    counted: 'LEDGER_ORACLE_HISTORIES',
    seeded: 'LEDGER_ORACLE_SEED',
    slice: 100,
    ci: 0,
    torture: 5_000,
  },
  {
    name: 'soaked seconds',
    spec: 'test/torture/soak',
    counted: 'LEDGER_SOAK_SECONDS',
    slice: 60,
    ci: 30,
    torture: 1_800,
  },
];
