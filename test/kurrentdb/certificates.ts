import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a certificate and its key. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const OF_AUTHORITY = 'basicConstraints=critical,CA:TRUE';

/** An authority that nobody knows but who is given its certificate. */
export function newAuthority(folder: string, name: string): Certificate {
  return made(folder, name, ['-addext', OF_AUTHORITY]);
}

/** A certificate that an authority gives to a host or a user. @param names what it is good for, such as `IP:127.0.0.1`. */
export function givenBy(authority: Certificate, folder: string, name: string, names: string): Certificate {
  return made(folder, name, [
    '-CA',
    authority.certificate,
    '-CAkey',
    authority.key,
    '-addext',
    'basicConstraints=critical,CA:FALSE',
    '-addext',
    `subjectAltName=${names}`,
  ]);
}

/** What a file of a certificate holds. */
export function pemOf({ certificate, key }: Certificate): { cert_chain: Buffer; private_key: Buffer } {
  return { cert_chain: readFileSync(certificate), private_key: readFileSync(key) };
}

function made(folder: string, name: string, more: readonly string[]): Certificate {
  const files = { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const whose = ['-subj', `/CN=${name}`, '-days', '2', '-out', files.certificate, '-keyout', files.key];
  execFileSync('openssl', ['req', '-x509', ...elliptic, ...whose, ...more], { stdio: 'pipe' });
  return files;
}
