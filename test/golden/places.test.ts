import assert from 'node:assert/strict';
import type { CompletionItem, MarkupContent } from 'vscode-languageserver-types';
import { SAMPLE } from '../unit/languageservice/sampleProject';
import { service } from '../unit/languageservice/support';
import { TestWorkspace } from '../unit/languageservice/workspaceSupport';
import type { PlaceCase } from './features/placeCases';
import { COMPLETIONS, HOVERS } from './features/placeCases';
import { checkGolden } from './support';

/** Keywords of JSON Schema and functions are the same everywhere. */
const MAX_ITEMS = 14;

function workspaceOf({ file, text }: PlaceCase): TestWorkspace {
  return new TestWorkspace({ ...SAMPLE, [file]: text });
}

function itemLine({ label, detail, textEdit, additionalTextEdits }: CompletionItem): string {
  const about = detail === undefined ? '' : ` (${detail})`;
  const comma = additionalTextEdits === undefined ? '' : ', with a comma before';
  return `  ${label}${about} writes ${JSON.stringify(textEdit?.newText ?? '')}${comma}`;
}

async function suggested(place: PlaceCase): Promise<string> {
  const { document, offset, context } = workspaceOf(place);
  const { items } = await service.complete(document, document.textDocument.positionAt(offset), context);
  const sorted = items.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
  assert.ok(items.length > 0, place.text);
  const more = sorted.length > MAX_ITEMS ? [`  … ${sorted.length - MAX_ITEMS} more`] : [];
  return [`# ${place.file}: ${place.text}`, ...sorted.slice(0, MAX_ITEMS).map(itemLine), ...more, ''].join('\n');
}

async function explained(place: PlaceCase): Promise<string> {
  const { document, offset, context } = workspaceOf(place);
  const hover = await service.hover(document, document.textDocument.positionAt(offset), context);
  assert.ok(hover, place.text);
  const lines = (hover.contents as MarkupContent).value.split('\n').map((line) => `  ${line}`.trimEnd());
  return [`# ${place.file}: ${place.text}`, `under ${document.textDocument.getText(hover.range)}`, ...lines, ''].join('\n');
}

describe('what editors show at a place', () => {
  it('is the same as before: suggestions of every kind', async () => {
    const all: string[] = [];
    for (const place of COMPLETIONS) all.push(await suggested(place));
    checkGolden('test/golden/features/completions.txt', all.join('\n'));
  });

  it('is the same as before: explanations of every kind', async () => {
    const all: string[] = [];
    for (const place of HOVERS) all.push(await explained(place));
    checkGolden('test/golden/features/hovers.txt', all.join('\n'));
  });
});
