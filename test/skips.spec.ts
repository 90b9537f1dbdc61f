import { verdictOn } from './skips';

describe('a test that needs a tool', () => {
  it('runs where the tool is present', () => {
    expect(verdictOn('strace', true, false)).toBe('run');
    expect(verdictOn('strace', true, true)).toBe('run');
  });

  it('is skipped where the tool is missing', () => {
    expect(verdictOn('strace', false, false)).toBe('skip');
  });

  it('fails where the tool is missing although all are required', () => {
    expect(verdictOn('strace', false, true)).toBe('fail');
    expect(verdictOn('node24', false, true)).toBe('fail');
  });

  it('is skipped without what no installation brings even where all tools are required', () => {
    expect(verdictOn('shared', false, true)).toBe('skip');
    expect(verdictOn('EVENTSTORE_URL', false, true)).toBe('skip');
  });
});
