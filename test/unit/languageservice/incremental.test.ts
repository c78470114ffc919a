import assert from 'node:assert/strict';
import type { Node } from 'jsonc-parser';
import { MAX_DEPTH } from '../../../flexli/document/treeParser';
import { LanguageDocument } from '../../../server/languageservice/languageDocument';
import { readFacts } from '../../../server/languageservice/workspace/fileFacts';
import { mentionsAround } from '../../../server/languageservice/workspace/mention';
import type { RandomEdit, RealDocument } from '../../support/randomEdits';
import { exampleDocuments, oddDocuments, randomEdit, randomNumbers } from '../../support/randomEdits';
import { treeOutline } from '../../support/treeOutline';
import { context, service } from './support';

const EDITS = 250;

function opened({ name, kind, text }: RealDocument): LanguageDocument {
  return new LanguageDocument(`file:///${name}`, kind, 1, text);
}

function edited(document: LanguageDocument, ...edits: readonly RandomEdit[]): LanguageDocument {
  let { textDocument } = document;
  const changes = edits.map(({ offset, length, text }) => {
    const range = { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) };
    const next = document.edited([{ range, text }], document.version);
    textDocument = next.textDocument;
    return { range, text };
  });
  return document.edited(changes, document.version + 1);
}

/** What an editor would see of a version must be what it would see of its text alone. */
function checkFromScratch(document: LanguageDocument): void {
  const { uri, kind, version, text } = document;
  const scratch = new LanguageDocument(uri, kind, version, text);
  const message = JSON.stringify(text);
  assert.equal(treeOutline(document.root), treeOutline(scratch.root), message);
  assert.deepEqual(document.parsed.tree.errors, scratch.parsed.tree.errors, message);
  assert.deepEqual(service.validate(document, context), service.validate(scratch, context), message);
  assert.deepEqual(factsOf(document), factsOf(scratch), message);
  assert.deepEqual(service.symbols(document), service.symbols(scratch), message);
  assert.deepEqual(service.semanticTokens(document), service.semanticTokens(scratch), message);
  const range = { start: { line: 0, character: 0 }, end: document.textDocument.positionAt(text.length) };
  assert.deepEqual(service.inlayHints(document, range, context), service.inlayHints(scratch, range, context), message);
}

function factsOf(document: LanguageDocument) {
  const facts = readFacts(document);
  // Asked before all others, as hover does.
  const around = facts.around(document.text.length >> 1);
  const { title, mentions, byKey, starts, startedBy, scopes } = facts;
  assert.deepEqual(around, mentionsAround(mentions, document.text.length >> 1));
  return { title, mentions, byKey, starts, startedBy, scopes };
}

/** Every object and array of a tree. */
function compositesOf(root: Node | undefined): readonly Node[] {
  const inner = root?.children?.flatMap(compositesOf) ?? [];
  return root?.type === 'object' || root?.type === 'array' ? [root, ...inner] : inner;
}

describe('a document after edits', () => {
  for (const [seed, real] of [...exampleDocuments(), ...oddDocuments()].entries()) {
    it(`is the same as from scratch: ${real.name}`, () => {
      const random = randomNumbers(seed + 5);
      let document = opened(real);
      for (let step = 1; step < EDITS; step++) {
        if (step % 12 === 0) document = opened(real);
        // Some versions are parsed, some never are, and some changes come together.
        if (random(3) > 0)
          document.root?.children?.forEach((child) => random(2) === 0 && treeOutline(child.children?.[1]));
        const first = randomEdit(document.text, random);
        document = edited(document, first);
        if (random(3) === 0) document = edited(document, randomEdit(document.text, random));
        if (random(2) === 0) checkFromScratch(document);
      }
      checkFromScratch(document);
    });

    it(`has one identity for one text: ${real.name}`, () => {
      const random = randomNumbers(seed + 55);
      const known = new WeakMap<object, string>();
      let document = opened(real);
      for (let step = 1; step < EDITS; step++) {
        if (step % 12 === 0) document = opened(real);
        for (const node of compositesOf(document.root)) {
          const identity = document.parsed.identityOf(node);
          const text = document.text.slice(node.offset, node.offset + node.length);
          const content = `${text}\n${treeOutline(node, node.offset)}`;
          assert.equal(known.get(identity) ?? content, content, JSON.stringify(document.text));
          assert.equal(document.parsed.identityOf(node), identity);
          known.set(identity, content);
        }
        document = edited(document, randomEdit(document.text, random));
      }
    });
  }

  const actions = Array.from({ length: 60 }, (_, at) => ({
    order: at,
    type: 'Flexli:CoreV1:Wait',
    note: 'x'.repeat(at),
  }));
  const text = JSON.stringify({ name: 'Many', actions: [...actions, { parameters: { actions } }] }, undefined, 2);
  const many: RealDocument = { name: 'many.fewrk.json', kind: 'workflow', text };

  function listOf(document: LanguageDocument): readonly Node[] {
    return document.root?.children?.[1]?.children?.[1]?.children ?? [];
  }

  function identitiesOf(document: LanguageDocument): readonly object[] {
    return compositesOf(document.root).map((node) => document.parsed.identityOf(node));
  }

  for (const [what, edit] of [
    ['a character of a text', { offset: text.indexOf('xxx'), length: 0, text: 'y' }],
    ['a quote that breaks the line', { offset: text.indexOf('xxx'), length: 0, text: '"' }],
    ['a key', { offset: text.indexOf('"order": 7'), length: 0, text: '"timeout": 3,\n' }],
    ['a value that is missing', { offset: text.indexOf('"order": 7') + 9, length: 1, text: '' }],
    ['a comma that is missing', { offset: text.indexOf('"order": 7') + 10, length: 1, text: '' }],
    ['the name of the document', { offset: text.indexOf('Many'), length: 4, text: 'Few' }],
    ['a key of the document', { offset: text.indexOf('"name"'), length: 0, text: '"description": "",' }],
    ['one item deep inside', { offset: text.lastIndexOf('"order": 7'), length: 0, text: '"a": 1,' }],
  ] as const) {
    it(`keeps the identities of all that is untouched by ${what}`, () => {
      const before = opened(many);
      const known = new Set(identitiesOf(before));
      const after = edited(before, edit);
      checkFromScratch(after);
      const fresh = identitiesOf(after).filter((identity) => !known.has(identity));
      // What is around the edit: at most the item, its list, that list's owners, and the document.
      assert.ok(fresh.length <= 6 && fresh.length > 0, `${fresh.length} are new`);
      assert.equal(identitiesOf(after).length, known.size);
      assert.deepEqual(identitiesOf(edited(before, edit)).length, known.size);
    });
  }

  it('keeps identities over versions that nobody asked about, and while brackets are missing', () => {
    const before = opened(many);
    const known = new Set(identitiesOf(before));
    const brace = text.indexOf('{', text.indexOf('"order": 3,'));
    const broken = edited(edited(before, { offset: brace, length: 1, text: '' }), { offset: 3, length: 0, text: ' ' });
    const mended = edited(broken, { offset: brace + 1, length: 0, text: '{' });
    checkFromScratch(broken);
    checkFromScratch(mended);
    const fresh = listOf(mended).filter((node) => !known.has(mended.parsed.identityOf(node)));
    assert.equal(fresh.length, 1);
  });

  it('does not touch the versions before', () => {
    const before = opened(many);
    const outline = treeOutline(before.root);
    const known = identitiesOf(before);
    let after = before;
    for (let step = 0; step < 20; step++) {
      after = edited(after, { offset: text.indexOf('xxx') + step, length: 0, text: 'z' });
      identitiesOf(after);
    }
    assert.equal(treeOutline(before.root), outline);
    assert.deepEqual(identitiesOf(before), known);
    checkFromScratch(edited(before, { offset: 40, length: 300, text: '' }));
  });

  it('keeps what stays the same where the whole text is sent', () => {
    const document = opened(many);
    const { root } = document;
    const actions = document.flexli?.nodeAt('actions')?.children ?? [];
    assert.ok(root !== undefined && actions.length > 3);
    const identities = actions.map((action) => document.parsed.identityOf(action));
    const at = actions[1]!.offset + 1;
    const next = document.edited([{ text: `${document.text.slice(0, at)} ${document.text.slice(at)}` }], 2);
    checkFromScratch(next);
    const after = (next.flexli?.nodeAt('actions')?.children ?? []).map((action) => next.parsed.identityOf(action));
    assert.deepEqual(
      after.map((identity, index) => identity === identities[index]),
      actions.map((_, index) => index !== 1),
    );
  });

  it('takes changes as editors send them', () => {
    const document = opened(many);
    const whole = document.edited([{ text: '{"name": "New"}' }], 2);
    assert.deepEqual([whole.version, whole.text], [2, '{"name": "New"}']);
    checkFromScratch(whole);
    const start = { line: 0, character: 9 };
    const end = { line: 0, character: 14 };
    const turned = whole.edited([{ range: { start: end, end: start }, text: '"Old"' }, { text: '[]' }], 3);
    assert.equal(turned.text, '[]');
    assert.equal(whole.edited([{ range: { start: end, end: start }, text: '"Old"' }], 3).text, '{"name": "Old"}');
    assert.equal(whole.edited([], 4).textDocument.version, 4);
    checkFromScratch(whole.edited([], 4));
  });

  it('shares nothing where nesting is too deep', () => {
    const deep = `{"a": ${'['.repeat(MAX_DEPTH - 5)}[1]${']'.repeat(MAX_DEPTH - 5)}, "b": 1}`;
    let document = opened({ name: 'deep.fewrk.json', kind: 'workflow', text: deep });
    for (let step = 0; step < 10; step++) {
      document.root?.children?.forEach((node) => treeOutline(node));
      document = edited(document, { offset: document.text.indexOf('1'), length: 0, text: '[' });
      document = edited(document, { offset: document.text.indexOf('1') + 1, length: 0, text: ']' });
      checkFromScratch(document);
    }
    for (let step = 0; step < 10; step++) {
      document = edited(document, { offset: document.text.indexOf('[['), length: 1, text: '' });
      document = edited(document, { offset: document.text.indexOf(']]'), length: 1, text: '' });
      checkFromScratch(document);
    }
  });
});
