import type { JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';

/** A spot in a snippet that the author fills in. */
export interface Stop {
  readonly stop: 'string' | 'bare' | 'object' | 'list';
  /** What stands there until then. */
  readonly text?: string;
  /** Offered as a choice; strings only. */
  readonly choices?: readonly string[];
}

export type SnippetValue = string | number | boolean | null | Stop | SnippetObject | readonly SnippetValue[];

/** Keys in order; a key may be filled in, too. */
export class SnippetObject {
  constructor(readonly entries: readonly (readonly [string | Stop, SnippetValue])[]) {}
}

/** The text of a snippet in LSP's syntax; tabs indent, which the editor turns into what the file uses. */
export function snippetText(value: SnippetValue): string {
  return new Writer().write(value, '');
}

/** Keys with their values, as they stand among others in an object. */
export function memberText(entries: readonly (readonly [string, SnippetValue])[]): string {
  const writer = new Writer();
  return entries.map(([key, value]) => `${escapeSnippet(JSON.stringify(key))}: ${writer.write(value, '')}`).join(',\n');
}

/** Text that means itself inside a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A JSON value as it is, without anything to fill in. */
export function asSnippet(value: JsonValue): SnippetValue {
  if (isJsonObject(value)) {
    return new SnippetObject(Object.entries(value).map(([key, item]) => [key, asSnippet(item ?? null)]));
  }
  return Array.isArray(value)
    ? (value as readonly JsonValue[]).map(asSnippet)
    : (value as string | number | boolean | null);
}

class Writer {
  #next = 1;

  write(value: SnippetValue, indent: string): string {
    if (value instanceof SnippetObject) return this.#object(value, indent);
    if (isStop(value)) return this.#stop(value);
    if (isList(value)) return this.#list(value, indent);
    return escapeSnippet(JSON.stringify(value));
  }

  #object(value: SnippetObject, indent: string): string {
    if (value.entries.length === 0) return `{$${this.#take()}}`;
    const inner = `${indent}\t`;
    const lines = value.entries.map(([key, item]) => {
      const name = typeof key === 'string' ? escapeSnippet(JSON.stringify(key)) : this.#stop(key);
      return `${inner}${name}: ${this.write(item, inner)}`;
    });
    return `{\n${lines.join(',\n')}\n${indent}}`;
  }

  #list(items: readonly SnippetValue[], indent: string): string {
    const inner = `${indent}\t`;
    return `[\n${items.map((item) => inner + this.write(item, inner)).join(',\n')}\n${indent}]`;
  }

  #stop({ stop, text, choices }: Stop): string {
    const number = this.#take();
    if (choices !== undefined && choices.length > 1) {
      const list = choices.map((choice) => jsonContent(choice).replace(/[\\,|$}]/g, '\\$&')).join(',');
      return `"\${${number}|${list}|}"`;
    }
    const shown = text ?? choices?.[0];
    const filled = (content: string) =>
      shown === undefined ? `$${number}` : `\${${number}:${escapeSnippet(content)}}`;
    if (stop === 'string') return `"${filled(jsonContent(shown ?? ''))}"`;
    if (stop === 'object') return `{$${number}}`;
    if (stop === 'list') return `[$${number}]`;
    return filled(shown ?? '');
  }

  #take(): number {
    return this.#next++;
  }
}

function isStop(value: SnippetValue): value is Stop {
  return typeof value === 'object' && value !== null && 'stop' in value;
}

function isList(value: SnippetValue): value is readonly SnippetValue[] {
  return Array.isArray(value);
}

/** A string's content as JSON writes it, without the quotes. */
function jsonContent(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
