import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import type { CatalogConnector, CatalogWorkflow } from '../../../server/languageservice/catalog';
import { connectorOfText, createCatalog } from '../../../server/languageservice/catalog';
import type { KnownWorkspace, LanguageContext } from '../../../server/languageservice/context';
import { createBindings } from '../../../server/languageservice/context';
import { LanguageDocument, languageKindOf } from '../../../server/languageservice/languageDocument';
import { boundConnectors } from '../../../server/languageservice/projectBindings';
import { boundWorkflows } from '../../../server/languageservice/workspace/boundWorkflows';
import { nearestAbove, uriBeside } from '../../../server/languageservice/workspace/uris';
import type { WorkspaceFile } from '../../../server/languageservice/workspace/workspaceIndex';
import { openFile } from '../../../server/languageservice/workspace/workspaceIndex';

const FOLDER = 'file:///project/';

/** What the account has, besides the files. */
export interface TestAccount {
  readonly connectors?: readonly CatalogConnector[];
  readonly workflows?: readonly CatalogWorkflow[];
  readonly complete?: boolean;
}

/** A workspace of a few files by their paths; one of them may hold the cursor, `$0`. */
export class TestWorkspace {
  readonly documents = new Map<string, LanguageDocument>();
  readonly offset: number;
  readonly #cursor: string | undefined;
  readonly #context: LanguageContext;
  readonly #files: readonly WorkspaceFile[];

  constructor(files: Readonly<Record<string, string>>, account: TestAccount = {}) {
    let offset = -1;
    for (const [name, marked] of Object.entries(files)) {
      const at = marked.indexOf('$0');
      if (at >= 0) [offset, this.#cursor] = [at, name];
      const text = marked.replace('$0', '');
      const kind = languageKindOf(name);
      assert.ok(kind, `${name} is no file of ours`);
      this.documents.set(name, new LanguageDocument(FOLDER + name, kind, 1, text));
    }
    this.offset = offset;
    this.#files = [...this.documents.values()].map((document) => openFile(document));
    this.#context = this.#makeContext(account);
  }

  /** The document with the cursor. */
  get document(): LanguageDocument {
    const document = this.documents.get(this.#cursor ?? '');
    assert.ok(document, 'no $0 in any file');
    return document;
  }

  contextOf(document: LanguageDocument): LanguageContext {
    const project = nearestAbove(
      this.#files.filter(({ kind }) => kind === 'project'),
      document.uri,
    );
    const projectFile = project && { uri: project.uri, text: project.textDocument.getText() };
    return {
      ...this.#context,
      bindings: this.#workspace.bindingsOf(document.uri),
      ...(projectFile && { projectFile }),
    };
  }

  get context(): LanguageContext {
    return this.contextOf(this.document);
  }

  get #workspace(): KnownWorkspace {
    assert.ok(this.#context.workspace);
    return this.#context.workspace;
  }

  #makeContext({ connectors = [], workflows = [], complete = false }: TestAccount): LanguageContext {
    const own = this.#files
      .filter(({ kind }) => kind === 'connector')
      .flatMap(({ uri, textDocument }) => {
        const document = connectorOfText(textDocument.getText());
        return document ? [{ uri, document }] : [];
      });
    const catalog = createCatalog([...own, ...connectors], complete, workflows);
    const bindingsOf = (uri: string) => {
      const project = nearestAbove(
        this.#files.filter(({ kind }) => kind === 'project'),
        uri,
      );
      const variables = variablesOf(project?.textDocument.getText() ?? '');
      const resolve = (path: string) => uriBeside(project?.uri ?? '', path);
      return createBindings(boundConnectors(variables, resolve, catalog), catalog, boundWorkflows(variables, resolve));
    };
    const workspace: KnownWorkspace = {
      files: this.#files,
      find: (uri) => this.#files.find((file) => file.uri === uri),
      bindingsOf,
    };
    return { catalog, bindings: bindingsOf(FOLDER), workspace };
  }
}

/** `file.json: end of the line before [the place]`, to read and to compare. */
export function shownPlace(
  workspace: TestWorkspace,
  {
    uri,
    range,
  }: { uri: string; range: { start: { line: number; character: number }; end: { line: number; character: number } } },
): string {
  const name = uri.replace(FOLDER, '');
  const document = workspace.documents.get(name);
  assert.ok(document, `${uri} is no file of the workspace`);
  const { textDocument, text } = document;
  const [start, end] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trimStart();
  return `${name}: ${before.slice(-20)}[${text.slice(start, end)}]`;
}

function variablesOf(text: string): Readonly<Record<string, JsonValue>> {
  const root = parse(text) as JsonValue | undefined;
  const variables = isJsonObject(root) ? root.variables : undefined;
  return isJsonObject(variables) ? (variables as JsonObject & Record<string, JsonValue>) : {};
}

/** The texts of the files after an edit, those that it changes or makes, by path. */
export function filesAfter(workspace: TestWorkspace, edit: WorkspaceEdit): Record<string, string> {
  const texts = new Map<string, string>();
  const apply = (uri: string, edits: readonly TextEdit[]) => {
    const name = uri.replace(FOLDER, '');
    const text = texts.get(name) ?? workspace.documents.get(name)?.text;
    assert.ok(text !== undefined, `${uri} is edited, but is no file`);
    texts.set(name, TextDocument.applyEdits(TextDocument.create(uri, 'json', 1, text), [...edits]));
  };
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) apply(uri, edits);
  for (const change of edit.documentChanges ?? []) {
    if ('edits' in change) apply(change.textDocument.uri, change.edits as TextEdit[]);
    else if (change.kind === 'create') texts.set(change.uri.replace(FOLDER, ''), '');
    else assert.fail(`${change.kind} is not expected`);
  }
  return Object.fromEntries(texts);
}

/** The lines that differ from those of the workspace, as `file: line`. */
export function changedLines(workspace: TestWorkspace, edit: WorkspaceEdit): string[] {
  return Object.entries(filesAfter(workspace, edit)).flatMap(([name, text]) => {
    const before = workspace.documents.get(name)?.text.split('\n') ?? [];
    return text.split('\n').flatMap((line, index) => (line === before[index] ? [] : [`${name}: ${line.trim()}`]));
  });
}
