import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-types';
import type { ActionAbilities } from '../../../../server/languageservice/refactor/selection';
import { service } from '../support';
import type { TestAccount } from '../workspaceSupport';
import { filesAfter, TestWorkspace } from '../workspaceSupport';

const ABLE: ActionAbilities = { createFiles: true, disabled: true };

export interface RefactorCheck {
  readonly account?: TestAccount;
  readonly abilities?: ActionAbilities;
  readonly only?: readonly string[];
}

/** What is offered at `$0`, or from `$0` to `$1`, in the one file that has it. */
export function offered(files: Readonly<Record<string, string>>, check: RefactorCheck = {}) {
  const ends = Object.values(files).map((text) => text.replace('$0', '').indexOf('$1'));
  const end = Math.max(...ends);
  const clean = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace('$1', '')]));
  const workspace = new TestWorkspace(clean, check.account);
  const { document, offset, context } = workspace;
  const { textDocument } = document;
  const range = { start: textDocument.positionAt(offset), end: textDocument.positionAt(end < 0 ? offset : end) };
  const actions = service.refactorings(document, range, context, check.abilities ?? ABLE, check.only);
  return { workspace, actions };
}

/** Does the action of a title; expects the files that it changes. Null: the action is not offered. */
export function checkAction(
  files: Readonly<Record<string, string>>,
  title: string,
  expected: Readonly<Record<string, string>> | null,
  check: RefactorCheck = {},
): void {
  const { workspace, actions } = offered(files, check);
  const titles = actions.map((action) => action.title).join(', ');
  const action = actions.find((candidate) => candidate.title === title);
  if (expected === null) {
    assert.equal(action, undefined, `${title} is offered`);
    return;
  }
  assert.ok(action?.edit, `${title} is not among ${titles}`);
  assert.deepEqual(filesAfter(workspace, action.edit), expected);
}

/** Why an action is shown and cannot be done. */
export function checkDisabled(files: Readonly<Record<string, string>>, title: string, reason: RegExp): void {
  const { actions } = offered(files);
  const action: CodeAction | undefined = actions.find((candidate) => candidate.title === title);
  assert.ok(action && action.edit === undefined);
  assert.match(action.disabled?.reason ?? '', reason);
}
