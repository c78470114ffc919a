/** Constructs of Python's `re` that JavaScript writes otherwise. An escaped character is passed over as a whole. */
const DIFFERENCES = /\\(?:[dDwWsSAZ]|[\s\S])|\(\?P<|\(\?P=(\w+)\)|\[(?:\\[\s\S]|[^\]\\])*\]|\$|\(\?#[^)]*\)/g;

const OUTSIDE_SETS: Readonly<Record<string, string>> = {
  '\\d': '\\p{Nd}',
  '\\D': '\\P{Nd}',
  '\\w': '[\\p{L}\\p{N}_]',
  '\\W': '[^\\p{L}\\p{N}_]',
  '\\A': '(?<![\\s\\S])',
  '\\Z': '(?![\\s\\S])',
  // Python's end of the text is also the place before a line break at the end.
  $: '(?=\\n?(?![\\s\\S]))',
  '(?P<': '(?<',
};

/**
 * A pattern of Python's `re` for `search`; undefined when it is none that can be had here. Flags at the start, as in
 * `(?i)`, become flags of the pattern.
 */
export function pythonRegExp(source: string): RegExp | undefined {
  const flags = /^\(\?([aiLmsux]+)\)/.exec(source);
  const body = flags ? source.slice(flags[0].length) : source;
  const wanted = (flags?.[1] ?? '').replace(/[^ims]/g, '');
  const translated = body.replace(DIFFERENCES, (found, name: string | undefined) => {
    if (name !== undefined) return `\\k<${name}>`;
    if (found.startsWith('(?#')) return '';
    if (found.startsWith('[') && found.length > 1) return characterSet(found);
    if (found === '$' && wanted.includes('m')) return '$';
    return OUTSIDE_SETS[found] ?? withoutNeedlessEscape(found, SYNTAX);
  });
  return compiled(translated, `u${wanted}`);
}

/** The characters that may be escaped in the Unicode mode, beside letters and digits. */
const SYNTAX = /[\w^$\\.*+?()[\]{}|/]/;
const SYNTAX_IN_SETS = /[\w^$\\.*+?()[\]{}|/-]/;

/** Escapes that are needless are errors in the Unicode mode, and Python takes them. */
function withoutNeedlessEscape(found: string, syntax: RegExp): string {
  const escaped = found.startsWith('\\') ? found.slice(1) : '';
  return escaped === '' || syntax.test(escaped) ? found : escaped;
}

function characterSet(set: string): string {
  return set.replace(/\\[\s\S]/g, (found) => {
    if (found === '\\d') return '\\p{Nd}';
    if (found === '\\D') return '\\P{Nd}';
    return found === '\\w' ? '\\p{L}\\p{N}_' : withoutNeedlessEscape(found, SYNTAX_IN_SETS);
  });
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
