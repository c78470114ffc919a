import { checkClean, checkFinding } from '../support';

describe('checkFunctionName', () => {
  const unknown = (source: string, fixed: string | undefined, ...says: readonly string[]) => {
    checkFinding(source, { code: 'unknown-function', fixed, says });
  };

  it('proposes the closest name', () => {
    unknown('«lenght»(a)', 'length(a)', 'no function lenght()', 'Did you mean length()?');
    unknown('«Length»(a)', 'length(a)');
    unknown('«sortby»(a, &b)', 'sort_by(a, &b)');
    unknown('a.b.«toString»(@)', 'a.b.to_string(@)');
    unknown('«flexli_date_now»()', 'flexli_datetime_now()');
    unknown('«flexli_to_json»(a)', 'flexli_to_json_string(a)');
    unknown('«frobnicate»(a)', undefined, 'There is no function frobnicate().');
  });

  it('knows functions of other dialects', () => {
    unknown('«lower»(a)', undefined, 'JMESPath Community', 'connector action');
    unknown("«split»(a, ',')", undefined, 'JMESPath Community');
    unknown('«group_by»(a, &b)', undefined, 'JMESPath Community');
    unknown('«regex_match»(a, b)', undefined, 'Kyverno');
    unknown('«powertools_json»(a)', undefined, 'AWS Lambda Powertools');
    unknown('«time_now»()', 'flexli_datetime_now()', 'Kyverno');
    unknown('«add»(a, b)', undefined, 'cannot calculate');
  });

  it('knows names that many languages have', () => {
    unknown('«count»(a)', 'length(a)', 'Write length(…).');
    unknown('«len»(a)', 'length(a)');
    unknown('«concat»(a, b)', undefined, "join('', [a, b])");
    unknown('«first»(a)', undefined, '[0]');
    unknown('«coalesce»(a, b)', 'not_null(a, b)', 'a || b');
    unknown('«if»(a, b, c)', undefined, 'condition && a || b');
    unknown('«not»(a)', '!(a)');
    unknown('«str»(a)', 'to_string(a)');
    unknown('«to_json»(a)', 'to_string(a)');
    unknown('«int»(a)', 'to_number(a)');
    unknown('«uuid»()', undefined, 'flexli_random_string');
  });

  it('keeps the functions of the engine out of conditions', () => {
    const inCondition = { functions: 'standard' } as const;
    const check = { code: 'function-not-in-conditions', says: ['does not exist in conditions'] };
    checkFinding('«flexli_datetime_now»()', check, inCondition);
    checkFinding('length(«flexli_iterator_value»())', check, inCondition);
    checkClean('length(a)', inCondition);
    checkFinding('«flexli_datetim»()', { code: 'unknown-function' }, inCondition);
  });

  it('knows where there is no iterator', () => {
    checkFinding('«flexli_iterator_value»().id', { code: 'no-iterator-value', says: ['no iterator around'] });
    checkClean('flexli_iterator_value().id', { functions: 'all', insideIterator: true });
    checkClean('flexli_iterator_value().id', { functions: 'all' });
  });
});

describe('checkArgumentCount', () => {
  const count = (source: string, fixed: string | undefined, ...says: readonly string[]) => {
    checkFinding(source, { code: 'wrong-argument-count', fixed, says });
  };

  it('counts arguments', () => {
    count('«length(a, b)»', undefined, 'takes 1 argument, but got 2', 'length(value)');
    count('«join(a)»', undefined, 'takes 2 arguments, but got 1', 'join(separator, texts)');
    count("«flexli_datetime_now('a')»", undefined, 'takes no arguments, but got 1');
    count('«merge()»', 'merge(@)', 'at least 1 argument, but got none');
    count('«not_null()»', 'not_null(@)', 'not_null(value, …)');
    count('«max_by(a, &b, c)»', undefined);
    count('«flexli_time_delta(a)»', undefined);
    checkClean('merge(a, b, c)');
    checkClean("flexli_random_string(`6`, 'lowercase', 'numbers')");
  });

  it('puts the value on the left into the parentheses, where it is plain which place is empty', () => {
    count('a.«length()»', 'a.length(@)');
    count('a[*].«to_string()»', 'a[*].to_string(@)');
    count("a.«join(',')»", "a.join(',', @)");
    count('a.«map(&b)»', 'a.map(&b, @)');
    count('a.«sort_by(&b)»', 'a.sort_by(@, &b)');
    count("a.«contains('b')»", undefined);
    count('a.«join(b)»', undefined);
  });
});

describe('checkArgumentTypes', () => {
  const types = (source: string, fixed: string | undefined, ...says: readonly string[]) => {
    checkFinding(source, { code: 'wrong-argument-type', fixed, says });
  };

  it('looks at literals', () => {
    types('length(«`5`»)', undefined, 'a text, a list or an object as its value', 'this is a number');
    types('abs(«`"a"`»)', undefined, 'this is a text');
    types('sum(«`[1, "a"]`»)', undefined, 'a list with a text in it');
    types("join(', ', «`[1]`»)", undefined, 'a list of texts');
    types("keys(«'a'»)", undefined);
    checkClean("length('a')");
    checkClean('sum(`[]`)');
    checkClean('max(`["a", "b"]`)');
    checkClean('to_string(`5`)');
  });

  it('looks at what is plain without data', () => {
    types('keys(«a[*]»)', undefined, 'this is a list or null');
    types('abs(«a == b»)', undefined, 'a boolean');
    types('length(«length(a)»)', undefined, 'a number');
    types('sort(«{a: b}»)', undefined);
    types("starts_with(«length(a)», 'b')", undefined);
    types('reverse(«!a»)', undefined);
    types('sum(«to_string(a)»)', undefined);
    types('values(«[a, b]»)', undefined);
    checkClean('length(a[*])');
    checkClean('length(a || b)');
    checkClean('abs(a && `1`)');
    checkClean('keys(merge(a, b))');
    checkClean('length(a | b)');
    checkClean('sort(keys(a))');
    checkClean('abs(to_number(a))');
    checkClean('length(max_by(a, &b))');
  });

  it('asks for & where an expression is wanted, and only there', () => {
    types('sort_by(a, «b»)', 'sort_by(a, &b)', 'Write & in front');
    types('sort_by(a, «(b)»)', 'sort_by(a, &(b))');
    types('map(«a», b)', 'map(&a, b)');
    types('length(«&a»)', 'length(a)', 'without an &');
  });

  it('knows arguments that stand the other way round', () => {
    types('map(«a, &b»)', 'map(&b, a)', 'the other way round: map(expression, items)');
    types('sort_by(«&a, b»)', 'sort_by(b, &a)');
    types("join(«a, ','»)", "join(',', a)");
  });

  it('leaves variadic arguments alone, as jmespath.py does', () => {
    checkClean('merge(a, `null`)');
    checkClean("not_null(`null`, 'a')");
  });
});

describe('checkCharacterSets', () => {
  it('knows the three sets', () => {
    checkClean("flexli_random_string(`6`, 'uppercase')");
    checkClean('flexli_random_string(`6`, kinds)');
    checkFinding("flexli_random_string(`6`, «'digits'»)", { code: 'unknown-character-set', says: ["'numbers'"] });
    checkFinding("flexli_random_string(`6`, 'numbers', «'digits'»)", { code: 'unknown-character-set', advice: true });
  });
});

describe('checkUncalled', () => {
  it('adds the parentheses to a function of the engine', () => {
    const code = 'uncalled-function';
    checkFinding('«flexli_datetime_now»', { code, fixed: 'flexli_datetime_now()', advice: true });
    checkFinding('«flexli_datetime»', { code, says: ['flexli_datetime(…)'], advice: true });
    checkClean('length');
    checkClean('a.type');
    checkClean('"flexli_datetime_now"');
  });
});
