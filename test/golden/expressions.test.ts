import assert from 'node:assert/strict';
import type { CompletionItem, MarkupContent } from 'vscode-languageserver-types';
import { LanguageDocument } from '../../server/languageservice/languageDocument';
import { createLanguageService } from '../../server/languageservice/service';
import { atCursor, context } from '../unit/languageservice/support';
import { EXPRESSIONS, MISTAKES, workflowWith } from './features/expressionCases';
import { checkGolden } from './support';

const service = createLanguageService();

/** Functions are the same everywhere; the rest is what depends on the place. */
const MAX_ITEMS = 12;

function itemLine({ label, detail, textEdit }: CompletionItem): string {
  const about = detail === undefined ? '' : ` (${detail})`;
  const written = textEdit?.newText === label ? '' : ` writes ${textEdit?.newText ?? ''}`;
  return `  ${label}${about}${written}`;
}

async function shown(expression: string): Promise<string> {
  const { text, offset } = atCursor(workflowWith(expression));
  const document = new LanguageDocument('file:///golden.fewrk.json', 'workflow', 1, text);
  const position = document.textDocument.positionAt(offset);
  const { items } = await service.complete(document, position, context);
  const sorted = items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  const more = sorted.length > MAX_ITEMS ? [`  … ${sorted.length - MAX_ITEMS} more`] : [];
  const hover = await service.hover(document, position, context);
  const help = service.signatureHelp(document, position);
  return [
    `# ${expression}`,
    'completion:',
    ...sorted.slice(0, MAX_ITEMS).map(itemLine),
    ...more,
    ...(hover === null ? [] : ['hover:', ...(hover.contents as MarkupContent).value.split('\n').map((line) => `  ${line}`)]),
    ...(help === null ? [] : [`signature: ${help.signatures[0]?.label ?? ''}, parameter ${help.activeParameter ?? 0}`]),
    '',
  ].join('\n');
}

/** Every finding in an expression, and the expression after its fix. */
function mistaken(expression: string): string {
  const whole = workflowWith(`::${expression}`);
  const document = new LanguageDocument('file:///golden.fewrk.json', 'workflow', 1, whole);
  const start = whole.indexOf(JSON.stringify(`::${expression}`));
  const found = service.validate(document, context).filter(({ offset }) => offset >= start);
  const lines = found.map(({ code, severity, message, offset, length, fix }) => {
    const [edit] = fix?.edits ?? [];
    const mended = edit && whole.slice(0, edit.offset) + edit.newText + whole.slice(edit.offset + edit.length);
    const after = mended?.slice(start, mended.length - (whole.length - start - JSON.stringify(`::${expression}`).length));
    const marked = whole.slice(offset, offset + length);
    const shown = fix ? [`    ${fix.title} → ${after ?? ''}`] : [];
    return [`  ${severity} ${code} under ${marked}: ${message}`, ...shown].join('\n');
  });
  assert.ok(lines.length > 0, `nothing is wrong with ${expression}`);
  return [`# ${expression}`, ...lines, ''].join('\n');
}

describe('what editors show inside of expressions', () => {
  it('is the same as before: completion, hover, signature help', async () => {
    const all: string[] = [];
    for (const expression of EXPRESSIONS) all.push(await shown(expression));
    assert.equal(new Set(EXPRESSIONS).size, EXPRESSIONS.length);
    checkGolden('test/golden/features/expressions.txt', all.join('\n'));
  });

  it('is the same as before: mistakes and how they are mended', () => {
    checkGolden('test/golden/features/mistakes.txt', MISTAKES.map(mistaken).join('\n'));
  });
});
