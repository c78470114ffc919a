import type { KeyShape, ObjectShape, Shape } from './shape';

const MAX_VALUES = 5;
const MAX_KEYS = 15;
const MAX_LEVELS = 3;

/** A shape in a few words: `text`, `list of objects`, `"low" or "high"`; undefined when nothing is known. */
export function shapeWords(shape: Shape): string | undefined {
  switch (shape.kind) {
    case 'unknown':
      return undefined;
    case 'union': {
      const words = shape.members.map((member) => shapeWords(member) ?? 'anything');
      return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
    }
    case 'list': {
      const items = plural(shape.items);
      return items === undefined ? 'list' : `list of ${items}`;
    }
    case 'object':
      return 'object';
    default:
      return valuesText(shape.values) ?? SCALAR_WORDS[shape.kind];
  }
}

const SCALAR_WORDS = { null: 'null', boolean: 'true or false', number: 'number', string: 'text' } as const;

const PLURALS: Readonly<Partial<Record<Shape['kind'], string>>> = {
  boolean: 'booleans',
  number: 'numbers',
  string: 'texts',
  list: 'lists',
  object: 'objects',
};

function plural(shape: Shape): string | undefined {
  return PLURALS[shape.kind];
}

function valuesText(values: readonly unknown[] | undefined): string | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const shown = values.slice(0, MAX_VALUES).map((value) => JSON.stringify(value));
  if (values.length > MAX_VALUES) return `${shown.join(', ')} …`;
  return shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}

/** A shape with what is in it, over several lines; undefined when there is nothing in it to show. */
export function shapeTree(shape: Shape): string | undefined {
  const text = treeOf(shape, 1, '');
  return text.includes('\n') ? text : undefined;
}

function treeOf(shape: Shape, level: number, indent: string): string {
  switch (shape.kind) {
    case 'object':
      return objectTree(shape, level, indent);
    case 'list':
      return `[${shape.items.kind === 'unknown' ? '…' : treeOf(shape.items, level, indent)}]`;
    case 'union':
      return shape.members.map((member) => treeOf(member, level, indent)).join(' | ');
    case 'unknown':
      return 'any';
    default:
      return shape.values === undefined ? shape.kind : (valuesText(shape.values) ?? shape.kind);
  }
}

function objectTree({ keys, rest }: ObjectShape, level: number, indent: string): string {
  if (keys.size === 0) return rest === 'none' ? '{}' : '{…}';
  if (level > MAX_LEVELS) return '{…}';
  const inner = `${indent}  `;
  const shown = [...keys].slice(0, MAX_KEYS).map(([key, value]) => `${inner}${keyLine(key, value, level, inner)}`);
  const more = keys.size > MAX_KEYS || rest !== 'none' ? [`${inner}…`] : [];
  return `{\n${[...shown, ...more].join('\n')}\n${indent}}`;
}

function keyLine(key: string, { shape, optional }: KeyShape, level: number, indent: string): string {
  const name = /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
  return `${name}${optional ? '?' : ''}: ${treeOf(shape, level + 1, indent)}`;
}
