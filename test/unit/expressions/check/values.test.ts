import { checkClean, checkFinding } from '../support';

describe('checkQuotes', () => {
  const advise = (source: string, fixed: string) => {
    checkFinding(source, { code: 'double-quoted-text', fixed, advice: true, says: ['Double quotes name a key'] });
  };

  it('writes text in single quotes', () => {
    advise('a[?b == «"c"»]', "a[?b == 'c']");
    advise('a != «"it\'s"»', "a != 'it\\'s'");
    advise('contains(a, «"b"»)', "contains(a, 'b')");
    advise('starts_with(a, «"b"»)', "starts_with(a, 'b')");
    advise('join(«", "», a)', "join(', ', a)");
    advise('flexli_datetime(«"%Y"»)', "flexli_datetime('%Y')");
  });

  it('leaves keys alone', () => {
    checkClean('"a b" == \'c\'');
    checkClean('"a" == "b"');
    checkClean('length("a b")');
    checkClean('contains("a b", c)');
    checkClean('a."b c"');
  });
});

describe('checkKeywords', () => {
  const advise = (source: string, fixed: string) => {
    checkFinding(source, { code: 'bare-keyword', fixed, advice: true, says: ['Without backticks'] });
  };

  it('puts true, false and null between backticks', () => {
    advise('a == «true»', 'a == `true`');
    advise('«false» != a', '`false` != a');
    advise('a[?b == «null»]', 'a[?b == `null`]');
    advise('not_null(a, «null»)', 'not_null(a, `null`)');
    advise('a || «false»', 'a || `false`');
    advise('«true»', '`true`');
  });

  it('leaves keys of such names alone', () => {
    checkClean('a.null');
    checkClean('a == true.b');
  });
});

describe('checkComparison', () => {
  it('finds what has no order', () => {
    const code = 'wrong-comparison';
    checkFinding("«'2' < length(a)»", { code, says: ['to_number()'] });
    checkFinding('«`2` >= to_string(a)»', { code });
    checkClean('a < b');
    checkClean('length(a) > `2`');
    checkClean("'a' < 'b'");
  });

  it('finds orders that are null', () => {
    const check = { code: 'comparison-is-null', advice: true, says: ['always null'] };
    checkFinding('«a[*]» > `1`', check);
    checkFinding('a <= «`null`»', check);
    checkFinding('«!a» < b', check);
  });

  it('finds what is never equal', () => {
    const check = { code: 'never-equal', advice: true };
    checkFinding("«length(a) == '3'»", { ...check, fixed: 'length(a) == `3`', says: ['a number', 'a text', 'false'] });
    checkFinding("«'3' != length(a)»", { ...check, fixed: '`3` != length(a)', says: ['always true'] });
    checkFinding('«type(a) == `1`»', check);
    checkFinding('«contains(a, b) == `"true"`»', check);
    checkClean("type(a) == 'array'");
    checkClean('a[*] == `null`');
    checkClean('to_number(a) == `null`');
    checkClean('length(a) == b');
    checkClean('(a > b) == `true`');
  });
});

describe('checkAlwaysNull', () => {
  const code = 'always-null';
  const advice = true;

  it('finds keys of what is no object', () => {
    checkFinding('a[*] | «name»', { code, advice, says: ['a dot in place of the pipe'] });
    checkFinding('length(a).«b»', { code, advice, says: ['a number'] });
    checkFinding('[a, b].«c»', { code, advice, says: ['[*] behind the list'] });
    checkFinding("'a'.«b»", { code, advice });
    checkFinding('(a[*]).«b».c', { code, advice });
    checkFinding('keys(a) | «b»[0]', { code, advice });
    checkClean('a[*].name');
    checkClean('a[0] | name');
    checkClean('merge(a, b).c');
    checkClean('max_by(a, &b).c');
    checkClean('a[*] | [0].name');
    checkClean('a[*] | length(@)');
    checkClean('{a: b}.a');
    checkClean('`{"a": 1}`.a');
  });

  it('knows a function that was meant', () => {
    checkFinding('a[*].b | «sort»', { code, advice, fixed: 'a[*].b | sort(@)', says: ['sort(@)'] });
    checkFinding('a[?b] | «length»', { code, advice, fixed: 'a[?b] | length(@)' });
    checkFinding('a[*] | «"length"»', { code, advice });
  });

  it('finds items of what is no list', () => {
    checkFinding('«merge(a, b)»[0]', { code, advice, says: ['an object'] });
    checkFinding("«'a'»[0]", { code, advice });
    checkFinding('«length(a)»[?b]', { code, advice });
    checkFinding('«{a: b}»[*].c', { code, advice });
    checkClean('keys(a)[0]');
    checkClean('a[*][0]');
    checkClean('reverse(a)[0]');
    checkClean('not_null(a)[0]');
  });
});

describe('checkReferences', () => {
  const code = 'misplaced-reference';

  it('keeps & to arguments', () => {
    checkFinding('«&a»', { code, fixed: 'a', says: ['in front of an argument'] });
    checkFinding('[«&a»]', { code, fixed: '[a]' });
    checkFinding('{a: «&b»}', { code, fixed: '{a: b}' });
    checkFinding('(«&a»)', { code, fixed: '(a)' });
  });

  it('advises where it does no harm', () => {
    checkFinding('a || «&b»', { code, fixed: 'a || b', advice: true });
    checkFinding('a[?«&b»]', { code, fixed: 'a[?b]', advice: true });
    checkFinding('a | «&b»', { code, fixed: 'a | b', advice: true });
    checkClean('sort_by(a, &b)');
    checkClean('sort_by(a, (&b))');
  });
});

describe('checkLiteralText', () => {
  const code = 'literal-is-text';

  it('finds what is nearly JSON', () => {
    checkFinding('«`True`»', { code, advice: true, fixed: '`true`', says: ['“True”'] });
    checkFinding('a == «`None`»', { code, advice: true, fixed: 'a == `null`' });
    checkFinding('«`{a: 1}`»', { code, advice: true, says: ['counts as text'] });
    checkFinding('«`[1,]`»', { code, advice: true });
    checkFinding('«`01`»', { code, advice: true });
  });

  it('leaves plain text alone, as the examples of the engine write it', () => {
    checkClean('`%Y-%m-%d`');
    checkClean('`text`');
    checkClean('`2024-01-31`');
    checkClean('`10:30`');
    checkClean('`true`');
    checkClean("'True'");
  });
});

describe('checkMissingCommas', () => {
  it('adds a comma that other readers ask for', () => {
    const code = 'missing-comma';
    checkFinding("join('-'« »a)", { code, fixed: "join('-', a)", advice: true });
    checkFinding('{a: b« »c: d}', { code, fixed: '{a: b, c: d}', advice: true });
    checkClean("join('-', a)");
    checkClean("join('-' , a)");
  });
});

describe('checkSlice', () => {
  it('finds a step of 0', () => {
    checkFinding('«a[::0]»', { code: 'zero-step', says: ['-1'] });
    checkClean('a[::-1]');
    checkClean('a[0:0]');
  });
});
