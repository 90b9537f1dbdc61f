import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Version of the program, from its package. */
export const VERSION: string = versionIn(__dirname);

/** The sources and the built code lie at different depths below the one package.json that has it. */
function versionIn(folder: string): string {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly version?: string;
    };
    if (version !== undefined) return version;
  } catch {
    // The folder above may have it.
  }
  const above = dirname(folder);
  return above === folder ? '0.0.0' : versionIn(above);
}
