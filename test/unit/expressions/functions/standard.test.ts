import { checkFailure, checkValue } from '../support';

const TYPE = 'wrong-argument-type';

describe('functions of numbers', () => {
  it('calculate', () => {
    checkValue('abs(a)', { a: -2.5 }, 2.5);
    checkValue('ceil(a)', { a: 1.2 }, 2);
    checkValue('ceil(a)', { a: -0.5 }, 0);
    checkValue('floor(a)', { a: -1.2 }, -2);
    checkValue('sum(a)', { a: [1, 2.5] }, 3.5);
    checkValue('sum(a)', { a: [] }, 0);
    checkValue('avg(a)', { a: [1, 2] }, 1.5);
    checkValue('avg(a)', { a: [] }, null);
  });

  it('take numbers only', () => {
    checkFailure('abs(a)', { a: '1' }, TYPE, 'abs() takes a number, but got a text.');
    checkFailure('abs(a)', { a: true }, TYPE, 'a boolean');
    checkFailure('sum(a)', { a: [1, '2'] }, TYPE, 'a list of numbers', 'a list with a text in it');
    checkFailure('avg(a)', {}, TYPE, 'null');
    checkFailure('ceil(`Infinity`)', {}, 'no-whole-number', 'Infinity');
    checkFailure('floor(`NaN`)', {}, 'no-whole-number');
  });
});

describe('functions of texts', () => {
  it('look at the ends and join', () => {
    checkValue("starts_with(a, 'ab')", { a: 'abc' }, true);
    checkValue("starts_with(a, 'b')", { a: 'abc' }, false);
    checkValue("ends_with(a, '')", { a: 'abc' }, true);
    checkValue("join('-', a)", { a: ['x', 'y'] }, 'x-y');
    checkValue("join('-', a)", { a: [] }, '');
  });

  it('take texts only', () => {
    checkFailure("starts_with(a, 'x')", { a: 1 }, TYPE, 'as argument 1', 'a number');
    checkFailure('ends_with(a, b)', { a: 'x' }, TYPE, 'as argument 2', 'null');
    checkFailure("join(', ', a)", { a: ['x', 1] }, TYPE, 'a list with a number in it');
    checkFailure("join(', ', a)", { a: 'x' }, TYPE, 'a list of texts', 'a text');
  });
});

describe('functions of lists, objects and lengths', () => {
  it('count by code points', () => {
    checkValue('length(a)', { a: 'é😀' }, 2);
    checkValue('length(a)', { a: [1, 2] }, 2);
    checkValue('length(a)', { a: { x: 1 } }, 1);
    checkFailure('length(a)', { a: 5 }, TYPE, 'a text, a list or an object', 'a number');
  });

  it('reverse by code points', () => {
    checkValue('reverse(a)', { a: 'a😀b' }, 'b😀a');
    checkValue('reverse(a)', { a: [1, 2, 3] }, [3, 2, 1]);
  });

  it('look for an item or a part, equal as Python has it', () => {
    checkValue('contains(a, `1`)', { a: [1] }, true);
    checkValue('contains(a, `true`)', { a: [1] }, true);
    checkValue("contains(a, '1')", { a: [1] }, false);
    checkValue('contains(a, `[1]`)', { a: [[1]] }, true);
    checkValue("contains(a, 'b')", { a: 'abc' }, true);
    checkFailure('contains(a, `1`)', { a: 'abc' }, TYPE, 'only for a text in a text');
    checkFailure("contains(a, 'x')", { a: { x: 1 } }, TYPE);
  });

  it('take objects apart and together', () => {
    checkValue('keys(a)', { a: { y: 1, x: 2 } }, ['y', 'x']);
    checkValue('values(a)', { a: { y: 1, x: null } }, [1, null]);
    checkValue('merge(a, b)', { a: { x: 1, y: 1 }, b: { y: 2 } }, { x: 1, y: 2 });
    checkValue('merge(a, `[["y", 2]]`)', { a: { x: 1 } }, { x: 1, y: 2 });
    checkValue("merge(a, '')", { a: { x: 1 } }, { x: 1 });
    checkValue('merge(`{"__proto__": 1}`).keys(@)', {}, ['__proto__']);
    checkFailure('merge(a, `null`)', { a: {} }, TYPE, 'merge() takes objects only');
    checkFailure('merge(a, `[1]`)', { a: {} }, TYPE, 'pairs');
    checkFailure('merge(`[]`)', {}, TYPE);
  });

  it('find what is not null', () => {
    checkValue('not_null(a, b)', { b: false }, false);
    checkValue('not_null(a, b)', {}, null);
    checkFailure('not_null()', {}, 'wrong-argument-count', 'at least 1 argument, but got none');
  });
});

describe('functions of order', () => {
  it('sort by code points, not by UTF-16 units', () => {
    checkValue('sort(a)', { a: ['😀', '\uFFFF', 'a'] }, ['a', '\uFFFF', '😀']);
    checkValue('sort(a)', { a: [10, 9, -1] }, [-1, 9, 10]);
    checkValue('sort(a)', { a: [] }, []);
    checkValue('max(a)', { a: ['😀', '\uFFFF'] }, '😀');
    checkValue('min(a)', { a: [2, 1.5] }, 1.5);
    checkValue('max(a)', { a: [] }, null);
  });

  it('keep what is equal in its order', () => {
    const people = [
      { n: 'b', k: 1 },
      { n: 'a', k: 2 },
      { n: 'c', k: 1 },
    ];
    checkValue('sort_by(@, &k)[*].n', people, ['b', 'c', 'a']);
    checkValue('max_by(@, &k).n', people, 'a');
    checkValue('min_by(@, &k).n', people, 'b');
    checkValue('sort_by(@, &n)[0].k', people, 2);
    checkValue('max_by(`[]`, &k)', people, null);
    checkValue('map(&k, @)', people, [1, 2, 1]);
    checkValue('map(&x, @)', people, [null, null, null]);
  });

  it('refuse what has no order', () => {
    checkFailure('sort(a)', { a: [1, 'a'] }, TYPE, 'a list with a text in it');
    checkFailure('sort(a)', { a: [{}] }, TYPE);
    checkFailure('sort_by(a, &k)', { a: [{ k: 1 }, { k: 'x' }] }, TYPE, 'texts and numbers together');
    checkFailure('sort_by(a, &k)', { a: [{ k: 1 }, {}] }, TYPE, 'gave null');
    checkFailure('min_by(a, &k)', { a: [{ k: true }] }, TYPE, 'gave a boolean');
    checkFailure('sort_by(a, k)', { a: [], k: 1 }, TYPE, 'an expression (&key)');
    checkFailure('map(&k, a)', { a: {} }, TYPE, 'a list');
  });
});

describe('functions of types', () => {
  it('read numbers as Python does', () => {
    checkValue("to_number('12')", {}, 12);
    checkValue("to_number(' 1_000 ')", {}, 1000);
    checkValue("to_number('1e3')", {}, 1000);
    checkValue("to_number('.5')", {}, 0.5);
    checkValue("to_number('0x10')", {}, null);
    checkValue("to_number('')", {}, null);
    checkValue("to_number('1__0')", {}, null);
    checkValue('to_number(`true`)', {}, null);
    checkValue('to_number(`[1]`)', {}, null);
    checkValue('to_number(`5`)', {}, 5);
  });

  it('write values as Python does', () => {
    checkValue('to_string(@)', { a: [1, 'é', null], b: 1.5 }, '{"a":[1,"\\u00e9",null],"b":1.5}');
    checkValue('to_string(@)', 'text', 'text');
    checkValue('to_string(`1e-7`)', {}, '1e-07');
    checkValue('to_string(`true`)', {}, 'true');
    checkValue('to_array(@)', 5, [5]);
    checkValue('to_array(@)', [5], [5]);
  });

  it('name types', () => {
    const values = [null, true, 1, 'a', [], {}] as const;
    const names = ['null', 'boolean', 'number', 'string', 'array', 'object'];
    values.forEach((value, index) => {
      checkValue('type(@)', value, names[index]!);
    });
  });

  it('take no expression', () => {
    checkFailure('to_string(&a)', {}, TYPE, 'no expression with &');
    checkFailure('to_array(&a)', {}, TYPE);
  });
});

describe('any function', () => {
  it('counts its arguments', () => {
    checkFailure('length()', {}, 'wrong-argument-count', 'length() takes 1 argument, but got none.');
    checkFailure('join(a, b, c)', {}, 'wrong-argument-count', 'takes 2 arguments, but got 3');
    checkFailure('nope(a)', {}, 'unknown-function', 'nope()');
  });
});
