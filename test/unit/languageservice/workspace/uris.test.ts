import assert from 'node:assert/strict';
import { nearestAbove, relativePath, sameUri, uriBeside } from '../../../../server/languageservice/workspace/uris';

describe('URIs of a workspace', () => {
  it('are found beside a file', () => {
    const beside = (relative: string, expected: string) => {
      assert.equal(uriBeside('file:///p/flows/a.json', relative), expected);
    };
    beside('b.json', 'file:///p/flows/b.json');
    beside('../c/b x.json', 'file:///p/c/b%20x.json');
    beside('./b.json', 'file:///p/flows/b.json');
    beside('..\\b.json', 'file:///p/b.json');
    beside('../../../../b.json', 'file:///b.json');
    assert.equal(uriBeside('vscode-vfs://github/o/r/a.json?x#y', 'b.json'), 'vscode-vfs://github/o/r/b.json');
  });

  it('have a way from one to the other', () => {
    const way = (to: string, expected: string | undefined) => {
      assert.equal(relativePath('file:///p/flows/a.json', to), expected);
    };
    way('file:///p/flows/b%20x.json', 'b x.json');
    way('file:///p/c/b.json', '../c/b.json');
    way('untitled:b', undefined);
    assert.equal(relativePath('vscode-vfs://github/a', 'file:///b'), undefined);
  });

  it('are the same in any spelling', () => {
    assert.ok(sameUri('file:///a%20b', 'file:///a b'));
    assert.ok(!sameUri('file:///a', 'file:///b'));
    assert.ok(!sameUri('file:///%E0%A4%A', 'file:///b'));
  });

  it('have a nearest file above', () => {
    const files = [
      { uri: 'file:///p/flexli.json' },
      { uri: 'file:///p/a%20b/flexli.json' },
      { uri: 'file:///q/flexli.json' },
    ];
    assert.equal(nearestAbove(files, 'file:///p/a%20b/c/x.json'), files[1]);
    assert.equal(nearestAbove(files, 'file:///p/ab/x.json'), files[0]);
    assert.equal(nearestAbove(files, 'file:///r/x.json'), undefined);
  });
});
