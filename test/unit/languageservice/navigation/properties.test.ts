import assert from 'node:assert/strict';
import type { LanguageDocument } from '../../../../server/languageservice/languageDocument';
import { findCycles } from '../../../../server/languageservice/navigation/cycles';
import { applyEdit, randomEdit, randomNumbers } from '../../../support/randomEdits';
import { SAMPLE } from '../sampleProject';
import { CHAT_ID, chat, service } from '../support';
import { filesAfter, TestWorkspace } from '../workspaceSupport';

const EDITS = 60;
const ABLE = { createFiles: true, disabled: true, moveSecret: 'keep' };

/** Every place of the sample at which something has a name, a few characters apart. */
const PLACES = Object.entries(SAMPLE).flatMap(([file, text]) =>
  Array.from({ length: Math.floor(text.length / 7) }, (_, index) => ({ file, offset: index * 7 })),
);

function workspaceAt(files: Readonly<Record<string, string>>, file: string, offset: number): TestWorkspace {
  const text = files[file] ?? '';
  return new TestWorkspace({ ...files, [file]: `${text.slice(0, offset)}$0${text.slice(offset)}` });
}

/** The files after a rename at a place, or undefined where that is refused. */
function renamed(
  files: Readonly<Record<string, string>>,
  file: string,
  offset: number,
  name: string,
): Readonly<Record<string, string>> | undefined {
  const workspace = workspaceAt(files, file, offset);
  const { document, context } = workspace;
  const renaming = service.rename(document, document.textDocument.positionAt(offset), name, context);
  return renaming.ok ? { ...files, ...filesAfter(workspace, renaming.edit) } : undefined;
}

function checkEverything(workspace: TestWorkspace): void {
  const { document, offset, context } = workspace;
  const { textDocument } = document;
  const position = textDocument.positionAt(offset);
  const checkRange = (range: { start: typeof position; end: typeof position }, of: LanguageDocument = document) => {
    const [start, end] = [of.textDocument.offsetAt(range.start), of.textDocument.offsetAt(range.end)];
    assert.ok(start <= end && end <= of.text.length);
    assert.deepEqual(of.textDocument.positionAt(start), range.start);
  };
  for (const { targetUri, targetSelectionRange } of service.definition(document, position, context)) {
    const target = [...workspace.documents.values()].find(({ uri }) => uri === targetUri);
    assert.ok(target);
    checkRange(targetSelectionRange, target);
  }
  service.references(document, position, context, true);
  for (const { range } of service.highlights(document, position, context)) checkRange(range);
  const target = service.prepareRename(document, position, context);
  if (target?.ok) checkRange(target.range);
  const renaming = service.rename(document, position, 'other', context);
  if (renaming.ok) filesAfter(workspace, renaming.edit);
  for (const item of service.prepareCallHierarchy(document, position, context)) {
    service.incomingCalls(item, context);
    service.outgoingCalls(item, context);
  }
  service.workspaceSymbols('a', context);
  service.documentLinks(document, context);
  service.codeLenses(document, { run: 'run', deploy: 'deploy' }, context);
  const end = textDocument.positionAt(Math.min(document.text.length, offset + 40));
  service.inlayHints(document, { start: position, end }, context);
  for (const range of [
    { start: position, end: position },
    { start: position, end },
  ]) {
    for (const { edit } of service.refactorings(document, range, context, ABLE)) if (edit) filesAfter(workspace, edit);
  }
  findCycles(document, context);
}

describe('random edits of a workspace', () => {
  for (const [seed, file] of Object.keys(SAMPLE).entries()) {
    it(`in ${file} never throw`, async () => {
      const random = randomNumbers(seed + 7);
      let current = SAMPLE[file] ?? '';
      for (let step = 0; step < EDITS; step++) {
        current = step % 10 === 0 ? (SAMPLE[file] ?? '') : applyEdit(current, randomEdit(current, random));
        const offset = random(current.length + 1);
        const text = `${current.slice(0, offset)}$0${current.slice(offset)}`;
        const workspace = new TestWorkspace(
          { ...SAMPLE, [file]: text.includes('$0') ? text : '$0' },
          { connectors: [chat] },
        );
        try {
          checkEverything(workspace);
          await service.complete(
            workspace.document,
            workspace.document.textDocument.positionAt(offset),
            workspace.context,
          );
          await service.hover(
            workspace.document,
            workspace.document.textDocument.positionAt(offset),
            workspace.context,
          );
        } catch (error) {
          assert.fail(
            `step ${step}, offset ${offset}: ${error instanceof Error ? (error.stack ?? '') : ''}\n${current}`,
          );
        }
      }
    });
  }
});

/** Another name of the same length and form, so that no place moves. */
function otherName(name: string): string {
  return name.replace(/[A-Za-z0-9]/g, (letter, index) => (index === 0 ? 'Z' : letter === 'z' ? 'y' : 'z'));
}

describe('a rename', () => {
  it('can be taken back by another one, at every place', () => {
    let done = 0;
    for (const { file, offset } of PLACES) {
      const { document, context } = workspaceAt(SAMPLE, file, offset);
      const position = document.textDocument.positionAt(offset);
      const target = service.prepareRename(document, position, context);
      // A placeholder without an entry in the project file gets one, which stays.
      if (target?.ok !== true || target.placeholder === 'Team Chat') continue;
      const after = renamed(SAMPLE, file, offset, otherName(target.placeholder));
      assert.ok(after, `${file} ${offset}`);
      const back = renamed(after, file, offset, target.placeholder);
      assert.deepEqual(back, SAMPLE, `${file} ${offset}: ${target.placeholder}`);
      done++;
    }
    assert.ok(done > 60, `only ${done} places`);
  });

  it('leaves as many references as before', () => {
    for (const { file, offset } of PLACES) {
      const count = (files: Readonly<Record<string, string>>, at: number) => {
        const { document, context } = workspaceAt(files, file, at);
        return service.references(document, document.textDocument.positionAt(at), context, true).length;
      };
      const { document, context } = workspaceAt(SAMPLE, file, offset);
      const target = service.prepareRename(document, document.textDocument.positionAt(offset), context);
      const after = target?.ok === true ? renamed(SAMPLE, file, offset, otherName(target.placeholder)) : undefined;
      if (target?.ok !== true || after === undefined || target.placeholder === 'Team Chat') continue;
      assert.equal(count(after, offset), count(SAMPLE, offset), `${file} ${offset}: ${target.placeholder}`);
    }
  });
});

describe('a big workspace', () => {
  it('is read once for each text', () => {
    const files = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `w${index}.fewrk.json`,
        `{"name": "W ${index}", "actions": [{"order": 1, "connector_id": "${CHAT_ID}", "type": "PostMessage"}]}`,
      ]),
    );
    const workspace = new TestWorkspace({ ...files, 'a.fewrk.json': '{$0}' }, { connectors: [chat] });
    const first = workspace.context.workspace?.files.map(({ facts }) => facts);
    const second = workspace.context.workspace?.files.map(({ facts }) => facts);
    assert.ok(first?.every((facts, index) => facts === second?.[index]));
  });
});
