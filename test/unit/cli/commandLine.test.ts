import assert from 'node:assert/strict';
import type { CommandLine } from '../../../cli/commandLine';
import { readCommandLine } from '../../../cli/commandLine';

const OPTIONS = {
  file: { value: 'FILE', help: 'a file' },
  format: { value: 'FORMAT', choices: ['text', 'json'], help: 'a format' },
  loud: { help: 'a switch' },
  limit: { value: 'N', many: true, help: 'a list' },
} as const;

function check(args: readonly string[], expected: CommandLine<typeof OPTIONS>): void {
  const line = readCommandLine(args, OPTIONS);
  assert.deepEqual(line.ok ? { ...line, values: { ...line.values } } : line, expected);
}

function checkWrong(args: readonly string[], message: string): void {
  check(args, { ok: false, message });
}

describe('readCommandLine', () => {
  it('reads options and operands in any order', () => {
    check([], { ok: true, values: {}, operands: [] });
    check(['a', '--file', 'x', 'b', '--loud'], { ok: true, values: { file: 'x', loud: true }, operands: ['a', 'b'] });
    check(['--file=x=y', '--', '--loud'], { ok: true, values: { file: 'x=y' }, operands: ['--loud'] });
  });

  it('takes the last of an option that is there twice', () => {
    check(['--format', 'text', '--format', 'json'], { ok: true, values: { format: 'json' }, operands: [] });
  });

  it('takes all of an option that may be there several times', () => {
    check(['--limit', 'a', '--limit=b'], { ok: true, values: { limit: ['a', 'b'] }, operands: [] });
  });

  it('says in one sentence what is wrong', () => {
    checkWrong(['--nope'], "Unknown option '--nope'.");
    checkWrong(['-n'], "Unknown option '-n'.");
    checkWrong(['--file'], "Option '--file <value>' argument missing.");
    checkWrong(['--file', '--loud'], "Option '--file' argument is ambiguous.");
    checkWrong(['--loud=yes'], "Option '--loud' does not take an argument.");
    checkWrong(['--format', 'xml'], '--format takes text or json, not "xml".');
    checkWrong(['--format='], '--format takes text or json, not "".');
  });
});
