import type { Node } from 'jsonc-parser';
import type { DiagnosticFix } from './diagnostic';

/** Takes a property out together with the comma that belongs to it. */
export function removal(property: Node, text: string): DiagnosticFix {
  const siblings = property.parent?.children ?? [];
  const index = siblings.indexOf(property);
  const next = siblings[index + 1];
  const previous = siblings[index - 1];
  let start = property.offset;
  let end = property.offset + property.length;
  if (next) end = next.offset;
  else if (previous) start = previous.offset + previous.length;
  const key = String(property.children?.[0]?.value ?? '');
  return {
    title: `Remove ${JSON.stringify(key)}`,
    edits: [{ offset: start, length: Math.min(end, text.length) - start, newText: '' }],
  };
}
