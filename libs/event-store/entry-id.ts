import { hash } from 'node:crypto';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME_BYTES = 6;

/**
 * The id of a command's entry, a UUIDv8 that follows from the command id alone, so that a repeated command is recognised
 * before anything is decided. Its first 48 bits are the time of a UUIDv7 command id, which keeps new ids side by side in
 * the index; for any other command id they come from its hash. The rest comes from SHA-256(command id, index).
 * @param index number of the entry within its command, from 0.
 */
export function entryId(commandId: string, index: number): string {
  const time = UUID_V7.test(commandId)
    ? Buffer.from(commandId.replaceAll('-', '').slice(0, TIME_BYTES * 2), 'hex')
    : sha256(commandId).subarray(0, TIME_BYTES);
  const bytes = Buffer.concat([time, sha256(`${commandId}\n${index}`).subarray(0, 16 - TIME_BYTES)]);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
