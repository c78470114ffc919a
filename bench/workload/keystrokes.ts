import { MARK } from './workflow';

/** One keystroke in a generated workflow, and where the cursor or the mouse is then. */
export interface Keystroke {
  readonly offset: number;
  /** Characters that go. */
  readonly length: number;
  readonly text: string;
  /** Offset in the text after it. */
  readonly cursor: number;
}

/** What people type and ask, in a connector action in the middle of the text. */
export const KEYSTROKES = {
  'in a text': (text: string) => inserted(after(text, 'Hello'), 'o'),
  'a quote too many': (text: string) => inserted(after(text, 'Hello'), '"'),
  'a key': (text: string) => inserted(before(text, '"variables"'), '"" ', 1),
  'a type': (text: string) => deleted(text.indexOf('",', text.lastIndexOf('"type": ', middleOf(text))) - 1),
  'a parameter': (text: string) => inserted(before(text, '"target_id"'), '"" ', 1),
  'an expression': (text: string) => deleted(after(text, '"::person.id') - 1),
  'a key to hover over': (text: string) => ({
    ...inserted(after(text, 'Hello'), 'o'),
    cursor: before(text, '"parameters"') + 3,
  }),
} as const;

export type KeystrokeName = keyof typeof KEYSTROKES;

function middleOf(text: string): number {
  const mark = `"description": "${MARK}`;
  const found = text.indexOf(mark, text.length >> 1);
  return found < 0 ? text.lastIndexOf(mark) : found;
}

function before(text: string, marker: string): number {
  return text.indexOf(marker, middleOf(text));
}

function after(text: string, marker: string): number {
  return before(text, marker) + marker.length;
}

function inserted(offset: number, text: string, cursor = text.length): Keystroke {
  return { offset, length: 0, text, cursor: offset + cursor };
}

function deleted(offset: number): Keystroke {
  return { offset, length: 1, text: '', cursor: offset };
}
