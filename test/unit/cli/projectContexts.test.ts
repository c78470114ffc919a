import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFiles } from '../../../cli/files/findFiles';
import { ProjectContexts } from '../../../cli/validate/projectContexts';
import { connectorOfId } from '../../../server/languageservice/context';

describe('what is known of a document in the terminal', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flexli-contexts-'));
    mkdirSync(path.join(folder, '.git'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Checks the type of the connector that `{{Chat}}` stands for in `flows/a.fewrk.json`. */
  async function check(
    operands: readonly string[],
    files: Readonly<Record<string, unknown>>,
    expected: string | undefined,
  ): Promise<void> {
    for (const [name, content] of Object.entries({ 'flows/a.fewrk.json': {}, ...files })) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), JSON.stringify(content));
    }
    const { files: found } = await findFiles(operands, folder);
    const contexts = await ProjectContexts.read(found, undefined);
    const workflow = found.find(({ kind }) => kind === 'workflow');
    assert.ok(workflow);
    assert.equal(connectorOfId(contexts.contextOf(workflow), '{{Chat}}')?.document.type, expected);
  }

  it('takes a connector of that name among the files', async () => {
    await check(['.'], { 'chat.fecon.json': { type: 'A', name: 'Chat' } }, 'A');
    await check(['flows'], { 'chat.fecon.json': { type: 'A', name: 'Chat' } }, undefined);
  });

  it('takes what the project binds, whatever is checked', async () => {
    const files = {
      'flexli.json': { variables: { Chat: { connector: 'connectors/b.fecon.json' } } },
      'connectors/b.fecon.json': { type: 'B', name: 'Other' },
      'chat.fecon.json': { type: 'A', name: 'Chat' },
    };
    await check(['flows'], files, 'B');
    await check(['.'], files, 'B');
  });

  it('takes the nearest project', async () => {
    const files = {
      'flexli.json': { variables: { Chat: { connector: 'A' } } },
      'flows/flexli.json': { variables: { Chat: { connector: 'B' } } },
      'a.fecon.json': { type: 'A', name: 'One' },
      'flows/b.fecon.json': { type: 'B', name: 'Two' },
    };
    await check(['.'], files, 'B');
  });

  it('does not look beyond the repository', async () => {
    const files = {
      'flexli.json': { variables: { Chat: { connector: 'a.fecon.json' } } },
      'a.fecon.json': { type: 'A', name: 'One' },
      'flows/.git/HEAD': '',
    };
    await check(['flows'], files, undefined);
  });
});
