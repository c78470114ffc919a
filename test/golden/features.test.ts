import assert from 'node:assert/strict';
import type { DocumentSymbol, Range } from 'vscode-languageserver-types';
import type { LanguageDocument } from '../../server/languageservice/languageDocument';
import { exampleDocuments } from '../support/randomEdits';
import { SAMPLE } from '../unit/languageservice/sampleProject';
import { CHAT_ID, chat, service } from '../unit/languageservice/support';
import { filesAfter, shownPlace, TestWorkspace } from '../unit/languageservice/workspaceSupport';
import { checkGolden } from './support';

const COMMANDS = { run: 'run', deploy: 'deploy', references: 'references' };

/** Every document of a workspace with what `show` says of it. */
function everyDocument(workspace: TestWorkspace, show: (document: LanguageDocument) => readonly string[]): string {
  return [...workspace.documents]
    .map(([name, document]) => [`# ${name}`, ...show(document), ''].join('\n'))
    .join('\n');
}

function examples(): TestWorkspace {
  return new TestWorkspace(Object.fromEntries(exampleDocuments().map(({ name, text }) => [name, text])));
}

function wholeOf({ textDocument, text }: LanguageDocument): Range {
  return { start: textDocument.positionAt(0), end: textDocument.positionAt(text.length) };
}

function outline(symbols: readonly DocumentSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({ name, detail, children = [] }) => [
    `${indent}${name}${detail === undefined ? '' : ` = ${detail}`}`,
    ...outline(children, `${indent}  `),
  ]);
}

/** Places of a document at which something is defined, with what leads there and what is renamed. */
function names(workspace: TestWorkspace, document: LanguageDocument): readonly string[] {
  const context = workspace.contextOf(document);
  const { textDocument } = document;
  const seen = new Set<string>();
  const lines: string[] = [];
  for (let offset = 0; offset < document.text.length; offset++) {
    const position = textDocument.positionAt(offset);
    const target = service.prepareRename(document, position, context);
    if (target === undefined) continue;
    const at = target.ok ? textDocument.getText(target.range) : target.message;
    const places = service.references(document, position, context, true).map((place) => shownPlace(workspace, place));
    const entry = [at, ...places.map((place) => `  ${place}`)].join('\n');
    if (!seen.has(entry)) lines.push(entry);
    seen.add(entry);
  }
  return lines;
}

describe('what editors show', () => {
  it('of the examples is the same as before: outline, folding, lenses', () => {
    const workspace = examples();
    const shown = everyDocument(workspace, (document) => {
      const context = workspace.contextOf(document);
      const lenses = service.codeLenses(document, COMMANDS, context).map(({ range, command }) => {
        return `lens at ${range.start.line}: ${command?.title ?? ''}`;
      });
      const folds = service.foldingRanges(document).map(({ startLine, endLine }) => `${startLine}-${endLine}`);
      return [...outline(service.symbols(document)), ...lenses, `folds ${folds.join(' ')}`];
    });
    checkGolden('test/golden/features/outline.txt', shown);
  });

  it('of the names in a project is the same as before: what refers to what', () => {
    const workspace = new TestWorkspace(SAMPLE);
    checkGolden(
      'test/golden/features/references.txt',
      everyDocument(workspace, (document) => names(workspace, document)),
    );
  });

  it('of a project is the same as before: symbols, links, hints', () => {
    const ids = Object.entries(SAMPLE).map(([name, text]) => [name, text.replaceAll('{{Chat}}', CHAT_ID)]);
    const workspace = new TestWorkspace(Object.fromEntries(ids) as Record<string, string>, { connectors: [chat] });
    const [first] = workspace.documents.values();
    assert.ok(first);
    const symbols = service.workspaceSymbols('', workspace.contextOf(first)).map(({ name, containerName, location }) => {
      return `${name} (${containerName ?? ''}) ${shownPlace(workspace, location)}`;
    });
    const shown = everyDocument(workspace, (document) => {
      const context = workspace.contextOf(document);
      const links = service
        .documentLinks(document, context)
        .map(({ range, target = '' }) => `link ${document.textDocument.getText(range)} -> ${target}`);
      const hints = service
        .inlayHints(document, wholeOf(document), context)
        .map(({ position, label }) => `hint ${position.line}:${position.character} ${JSON.stringify(label)}`);
      return [...links, ...hints];
    });
    checkGolden('test/golden/features/project.txt', `${symbols.join('\n')}\n\n${shown}`);
  });

  it('as code actions is the same as before: titles, and the texts after them', () => {
    const workspace = examples();
    const shown = everyDocument(workspace, (document) => {
      const context = workspace.contextOf(document);
      const { textDocument } = document;
      const seen = new Set<string>();
      const lines: string[] = [];
      for (let offset = 0; offset < document.text.length; offset += 5) {
        const position = textDocument.positionAt(offset);
        const range = { start: position, end: position };
        for (const { title, kind, edit } of service.refactorings(document, range, context, ABLE)) {
          const [after = ''] = edit ? [JSON.stringify(filesAfter(workspace, edit))] : [];
          if (seen.has(title + after)) continue;
          seen.add(title + after);
          lines.push(`${kind ?? ''} “${title}” at ${position.line}:${position.character}`, ...changes(document, edit && filesAfter(workspace, edit)));
        }
      }
      return lines;
    });
    checkGolden('test/golden/features/refactorings.txt', shown);
  });
});

const ABLE = { createFiles: true, disabled: true };

/** The lines that an edit adds, and the files that it makes. */
function changes({ text }: LanguageDocument, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const before = new Set(text.split('\n'));
  return Object.entries(files).flatMap(([name, after]) => {
    const added = after.split('\n').filter((line) => !before.has(line) && line.trim() !== '');
    return [`  ${name}`, ...added.map((line) => `    + ${line.trim()}`)];
  });
}
