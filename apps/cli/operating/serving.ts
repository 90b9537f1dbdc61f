import 'reflect-metadata';
import { readConfig } from '../../api/config';
import { announcement, startService, stopWhereItCannotGoOn } from '../../api/main';
import { runDemo } from '../demo';

/** What commands that serve need of the service, loaded for them alone. */
export interface Serving {
  readonly announcement: typeof announcement;
  readonly readConfig: typeof readConfig;
  readonly runDemo: typeof runDemo;
  readonly startService: typeof startService;
  readonly stopWhereItCannotGoOn: typeof stopWhereItCannotGoOn;
}

export { announcement, readConfig, runDemo, startService, stopWhereItCannotGoOn };
