import assert from 'node:assert/strict';
import { Lexer } from '../../../flexli/expressions/lexer';
import { TokenKind } from '../../../flexli/expressions/tokens';

const NAMES = new Map(Object.entries(TokenKind).map(([name, kind]) => [kind, name]));

/** Each token as `kind:text`, with the text as written. */
function checkTokens(source: string, expected: readonly string[]): void {
  const lexer = new Lexer(source);
  const found: string[] = [];
  lexer.next();
  while (lexer.kind !== TokenKind.end) {
    found.push(`${NAMES.get(lexer.kind) ?? ''}:${source.slice(lexer.start, lexer.end)}`);
    lexer.next();
  }
  assert.deepEqual(found, expected, source);
  assert.equal(lexer.start, source.length, 'the end of the text');
}

function checkLiteral(source: string, form: string, value: unknown): void {
  const lexer = new Lexer(source);
  lexer.next();
  assert.equal(lexer.kind, TokenKind.literal, source);
  assert.deepEqual([lexer.text, lexer.value, lexer.errors], [form, value, []], source);
}

function checkErrors(source: string, codes: readonly string[], derailed: boolean): void {
  const lexer = new Lexer(source);
  lexer.next();
  while (lexer.kind !== TokenKind.end) lexer.next();
  assert.deepEqual(
    lexer.errors.map(({ code }) => code),
    codes,
    source,
  );
  assert.equal(lexer.derailed, derailed, source);
}

describe('Lexer', () => {
  it('reads names, with digits and underscores but no dashes', () => {
    checkTokens('a _b c1 D_2', ['identifier:a', 'identifier:_b', 'identifier:c1', 'identifier:D_2']);
    checkTokens('1a', ['number:1', 'identifier:a']);
    checkTokens('a-1', ['identifier:a', 'number:-1']);
  });

  it('reads every sign', () => {
    checkTokens('. * ] , : @ ( ) { }', [
      'dot:.',
      'star:*',
      'closeBracket:]',
      'comma:,',
      'colon::',
      'current:@',
      'openParenthesis:(',
      'closeParenthesis:)',
      'openBrace:{',
      'closeBrace:}',
    ]);
    checkTokens('[ [] [?', ['openBracket:[', 'flatten:[]', 'filter:[?']);
    checkTokens('| || & && ! !=', ['pipe:|', 'or:||', 'expressionReference:&', 'and:&&', 'not:!', 'notEqual:!=']);
    checkTokens('< <= > >= ==', ['less:<', 'lessOrEqual:<=', 'greater:>', 'greaterOrEqual:>=', 'equal:==']);
  });

  it('takes the longest sign, and none across a space', () => {
    checkTokens('|||', ['or:||', 'pipe:|']);
    checkTokens('| |', ['pipe:|', 'pipe:|']);
    checkTokens('[ ]', ['openBracket:[', 'closeBracket:]']);
    checkTokens('!==', ['notEqual:!=']);
    checkTokens('<==', ['lessOrEqual:<=']);
  });

  it('skips the four kinds of white space', () => {
    checkTokens(' \t\r\na\n', ['identifier:a']);
    checkTokens('', []);
    checkTokens(' ', []);
  });

  it('reads numbers', () => {
    const numbers = (source: string) => {
      const lexer = new Lexer(source);
      lexer.next();
      return lexer.number;
    };
    assert.deepEqual(['0', '7', '007', '-1', '-0', '123456'].map(numbers), [0, 7, 7, -1, 0, 123456]);
    assert.ok(Object.is(numbers('-0'), 0), 'no negative zero');
  });

  it('reads backtick literals', () => {
    checkLiteral('`5`', 'json', 5);
    checkLiteral('` [1, {"a": null}] `', 'json', [1, { a: null }]);
    checkLiteral('`"text"`', 'json', 'text');
    checkLiteral('`a\\`b`', 'bare', 'a`b');
    checkLiteral('`"\\u00e9"`', 'json', 'é');
  });

  it('takes what is no JSON between backticks for text', () => {
    checkLiteral('`%Y-%m-%d`', 'bare', '%Y-%m-%d');
    checkLiteral('`  text `', 'bare', 'text ');
    checkLiteral('`[1`', 'bare', '[1');
    checkLiteral('``', 'bare', '');
    checkLiteral('`NaN`', 'json', NaN);
    checkLiteral('`-Infinity`', 'json', -Infinity);
  });

  it('reads raw text, in which only a quote is escaped', () => {
    checkLiteral("'text'", 'raw', 'text');
    checkLiteral("''", 'raw', '');
    checkLiteral("'it\\'s'", 'raw', "it's");
    checkLiteral("'a\\nb'", 'raw', 'a\\nb');
    checkLiteral("'é😀'", 'raw', 'é😀');
  });

  it('reads quoted names as JSON strings', () => {
    const nameOf = (source: string) => {
      const lexer = new Lexer(source);
      lexer.next();
      assert.equal(lexer.kind, TokenKind.quotedIdentifier);
      return lexer.text;
    };
    assert.deepEqual(['"a b"', '"a\\"b"', '"\\u0041"', '""', '"😀"'].map(nameOf), ['a b', 'a"b', 'A', '', '😀']);
  });

  it('counts offsets in UTF-16 units', () => {
    const lexer = new Lexer("'😀' a");
    lexer.next();
    assert.deepEqual([lexer.start, lexer.end], [0, 4]);
    lexer.next();
    assert.deepEqual([lexer.start, lexer.end, lexer.previousEnd], [5, 6, 4]);
  });

  it('looks one character ahead, past white space', () => {
    const lexer = new Lexer('a  .b');
    assert.equal(String.fromCharCode(lexer.peek()), 'a');
    lexer.next();
    assert.equal(String.fromCharCode(lexer.peek()), '.');
    lexer.next();
    lexer.next();
    assert.ok(Number.isNaN(lexer.peek()));
  });

  it('goes on after an error, and says when the rest means little', () => {
    checkErrors('a = b', ['single-equals'], false);
    checkErrors('“a”', ['typographic-quotes'], false);
    checkErrors('a # b', ['unknown-character'], true);
    checkErrors('a-b', ['unquoted-dash'], true);
    checkErrors('a - b', ['unknown-character'], true);
    checkErrors("'a", ['unclosed-quote'], true);
    checkErrors('"a', ['unclosed-quote'], true);
    checkErrors('`a', ['unclosed-quote'], true);
    checkErrors('"\\q"', ['bad-escape'], true);
    checkErrors('`a"b`', ['bad-literal'], true);
    checkErrors('#$', ['unknown-character', 'unknown-character'], true);
    checkErrors('😀', ['unknown-character'], true);
  });

  it('keeps the tokens around a character that begins none', () => {
    checkTokens('a # b', ['identifier:a', 'identifier:b']);
    checkTokens('“a” b', ['literal:“a”', 'identifier:b']);
  });
});
