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
    return OUTSIDE_SETS[found] ?? found;
  });
  // Escapes that are needless are errors in the Unicode mode, and Python takes them.
  return compiled(translated, `u${wanted}`) ?? compiled(withoutNeedlessEscapes(translated), `u${wanted}`);
}

function characterSet(set: string): string {
  return set.replace(/\\[dwsDWS]/g, (found) => {
    if (found === '\\d') return '\\p{Nd}';
    if (found === '\\D') return '\\P{Nd}';
    return found === '\\w' ? '\\p{L}\\p{N}_' : found;
  });
}

function withoutNeedlessEscapes(source: string): string {
  return source.replace(/\\([\s\S])/g, (found, character: string) =>
    /[\w^$\\.*+?()[\]{}|/-]/.test(character) ? found : character,
  );
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
