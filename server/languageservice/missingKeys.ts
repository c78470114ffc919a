import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { DiagnosticData } from './diagnostics';
import type { LanguageDocument } from './languageDocument';

const CODES: ReadonlySet<string> = new Set(['key-missing', 'parameters-key-missing']);

type Edit = NonNullable<DiagnosticData['fix']>['edits'][number];

/** Adds all keys that one object lacks, where there are several, beside the fixes that add one. */
export function addMissingKeys(document: LanguageDocument, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const groups = new Map<string, { readonly diagnostic: Diagnostic; readonly edit: Edit }[]>();
  for (const diagnostic of diagnostics) {
    const edits = (diagnostic.data as DiagnosticData | undefined)?.fix?.edits ?? [];
    const [edit] = edits;
    if (edit === undefined || edits.length !== 1 || !CODES.has(String(diagnostic.code))) continue;
    const place = `${edit.offset} ${edit.length}`;
    groups.set(place, [...(groups.get(place) ?? []), { diagnostic, edit }]);
  }
  return [...groups.values()].flatMap((group) => {
    const edit = together(
      group.map((one) => one.edit),
      document,
    );
    if (group.length < 2 || edit === undefined) return [];
    return [
      {
        title: `Add all ${group.length} keys that are missing`,
        kind: CodeActionKind.QuickFix,
        diagnostics: group.map(({ diagnostic }) => diagnostic),
        edit: { changes: { [document.uri]: [edit] } },
      },
    ];
  });
}

/** One edit for several at the same place: each puts a key behind the last one, or into an empty object. */
function together(edits: readonly Edit[], { textDocument }: LanguageDocument): TextEdit | undefined {
  const [first] = edits;
  if (first === undefined) return undefined;
  const { offset, length } = first;
  const range = { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) };
  const texts = edits.map(({ newText }) => newText);
  if (length === 0) return { range, newText: texts.join('') };
  // Each is an object with one key.
  const parts = texts.map((text) => /^\{(\s*)(.*?)\s*\}$/s.exec(text));
  const [, opening = ''] = parts[0] ?? [];
  if (parts.includes(null)) return undefined;
  const members = parts.map((part) => part?.[2] ?? '');
  const space = opening.includes('\n') ? opening : /^"[^"]*": /.test(members[0] ?? '') ? ' ' : '';
  const closing = /\s*\}$/.exec(texts[0] ?? '')?.[0] ?? '}';
  return { range, newText: `{${opening}${members.join(`,${space}`)}${closing}` };
}
