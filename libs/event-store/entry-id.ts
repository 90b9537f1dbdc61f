import { hash } from 'node:crypto';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME_DIGITS = 12;
/** Its first two bits are 1 and 0, the others as they come. */
const VARIANTS = '89ab';

/**
 * The id of a command's entry, a UUIDv8 that follows from the command id alone, so that a repeated command is recognised
 * before anything is decided. Its first 48 bits are the time of a UUIDv7 command id, which keeps new ids side by side in
 * the index; for any other command id they come from its hash. The rest comes from SHA-256(command id, index).
 * @param index number of the entry within its command, from 0.
 */
export function entryId(commandId: string, index: number): string {
  const time = UUID_V7.test(commandId)
    ? commandId.replaceAll('-', '').slice(0, TIME_DIGITS)
    : sha256(commandId).slice(0, TIME_DIGITS);
  const rest = sha256(`${commandId}\n${index}`);
  const version = `8${rest.slice(1, 4)}`;
  const variant = VARIANTS.charAt(Number.parseInt(rest.charAt(4), 16) % VARIANTS.length) + rest.slice(5, 8);
  return [time.slice(0, 8), time.slice(8), version, variant, rest.slice(8, 20)].join('-');
}

/** Hexadecimal. */
function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
