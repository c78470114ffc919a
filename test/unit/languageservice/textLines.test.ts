import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TextLines } from '../../../server/languageservice/textLines';
import { randomNumbers } from '../../support/randomEdits';

const PIECES = ['a', '\n', '\r', '\r\n', 'bc', '\u{1F600}', '', '\n\n', '\r\r\n'];

function checkSame(lines: TextLines, text: string): void {
  const expected = TextDocument.create('file:///a', 'json', 1, text);
  const message = JSON.stringify(text);
  assert.equal(lines.getText(), text);
  assert.equal(lines.lineCount, expected.lineCount, message);
  for (let offset = -1; offset <= text.length + 1; offset++) {
    assert.deepEqual(lines.positionAt(offset), expected.positionAt(offset), `${offset} in ${message}`);
  }
  for (let line = -1; line <= expected.lineCount + 1; line++) {
    assert.deepEqual(lines.getLineRange(line), expected.getLineRange(line), `line ${line} of ${message}`);
    assert.equal(lines.getEOLCharacters(line), expected.getEOLCharacters(line), `line ${line} of ${message}`);
    for (let character = -1; character < 5; character++) {
      const position = { line, character };
      assert.equal(lines.offsetAt(position), expected.offsetAt(position), `${line}:${character} in ${message}`);
      const range = { start: { line: 0, character: 1 }, end: position };
      if (line > 0) assert.equal(lines.getText(range), expected.getText(range), message);
    }
  }
}

describe('the lines of a text', () => {
  it('are what a TextDocument says, also after changes', () => {
    const random = randomNumbers(5);
    const piece = () => Array.from({ length: random(4) }, () => PIECES[random(PIECES.length)]!).join('');
    for (let run = 0; run < 40; run++) {
      let text = piece() + piece();
      let lines = new TextLines('file:///a', 1, text);
      checkSame(lines, text);
      for (let version = 2; version < 12; version++) {
        const start = random(text.length + 1);
        const oldEnd = start + random(Math.min(4, text.length - start + 1));
        const put = piece();
        text = text.slice(0, start) + put + text.slice(oldEnd);
        lines = lines.changed({ start, oldEnd, newEnd: start + put.length }, text, version);
        checkSame(lines, text);
      }
    }
  });
});
