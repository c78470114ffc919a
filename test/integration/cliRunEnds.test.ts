import assert from 'node:assert/strict';
import { checkCli, inFolder, startCli } from './cliProcess';
import { CONNECTOR, core, FILES, reportOf, workflow } from './cliRunProject';
import type { Files, Json } from './cliRunProject';

describe('flexli run, from its start to its end', () => {
  it('counts how a run ends', async () => {
    const criteria = [{ attributes: [{ type: 'Number', attribute: '::n', operator: 'gt', value: 1 }] }];
    const wait = (onFail: string): Json =>
      core('Wait', 1, { seconds: 0 }, { condition: { criteria, on_fail: onFail } });
    const endOf = async (onFail: string): Promise<unknown> => {
      const report = await reportOf(['a.fewrk.json', '--input', '{"n": 1}'], {
        'a.fewrk.json': workflow([wait(onFail)]),
      });
      return [report.code, report.status];
    };
    assert.deepEqual(await endOf('skip'), [0, 'successful']);
    assert.deepEqual(await endOf('stop'), [0, 'stopped']);
    assert.deepEqual(await endOf('fail'), [1, 'failed']);
  });

  it('does not start when its source would not', async () => {
    const criteria = [{ attributes: [{ type: 'String', attribute: '::room', operator: 'eq', value: 'lobby' }] }];
    const source = { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: 'Said' }, condition: { criteria } };
    const files = { 'a.fewrk.json': workflow([core('Wait', 1, { seconds: 0 })], { source }) };
    await checkCli(['run', 'a.fewrk.json', '--input', '{"room": "hall"}'], files, {
      code: 1,
      err: 'flexli run: The workflow did not start. The condition of its source does not hold for this input.\n',
    });
    assert.equal((await reportOf(['a.fewrk.json', '--input', '{"room": "lobby"}'], files)).code, 0);
  });

  it('runs nothing that the API would refuse', async () => {
    await checkCli(
      ['run', 'a.fewrk.json'],
      { 'a.fewrk.json': workflow([core('Wait', 1, {})]) },
      {
        code: 1,
        err: /^a\.fewrk\.json:\d+:\d+: error: .*seconds.*\n1 file checked, 1 error/,
      },
    );
    const filled = {
      'flexli.json': { variables: { Pause: 'long' } },
      'a.fewrk.json': workflow([core('Wait', 1, { seconds: '{{Pause}}' })]),
    };
    await checkCli(['run', 'a.fewrk.json'], filled, {
      code: 1,
      err: /^a\.fewrk\.json: actions\[0\]\.parameters\.seconds: /,
    });
    const open = { 'a.fewrk.json': workflow([core('Wait', 1, { seconds: '{{Pause}}' })]) };
    await checkCli(['run', 'a.fewrk.json'], open, {
      code: 1,
      err: /^a\.fewrk\.json: \{\{Pause\}\} stands for nothing\. Say in flexli\.json/,
    });
    const broken = { ...FILES, 'chat.fecon.json': { ...CONNECTOR, config: {} } };
    const report = await reportOf(['a.fewrk.json'], broken);
    assert.match(
      report.reason ?? '',
      /its connector chat\.fecon\.json has errors: config\.host: .* Run flexli validate\.$/,
    );
  });

  it('refuses wrong usage', async () => {
    const check = (args: readonly string[], err: RegExp, files: Files = FILES): Promise<void> =>
      checkCli(['run', ...args], files, { code: 2, err });
    await check([], /^flexli run: Name one workflow file\./);
    await check(['a.fewrk.json', 'b.fewrk.json'], /Name one workflow file\./);
    await check(['nowhere.fewrk.json'], /There is no nowhere\.fewrk\.json\./);
    await check(['chat.fecon.json'], /chat\.fecon\.json is no workflow\./);
    await check(['a.fewrk.json', '--input', '{id: 1}'], /--input takes JSON or @FILE\./);
    await check(['a.fewrk.json', '--input', '@in.json'], /There is no in\.json\./);
    await check(['a.fewrk.json', '--input', '@in.json'], /in\.json is no valid JSON\./, { ...FILES, 'in.json': '{' });
    const deep = `${'['.repeat(100_000)}5.0${']'.repeat(100_000)}`;
    await check(['a.fewrk.json', '--input', '@in.json'], /in\.json is nested too deeply\./, {
      ...FILES,
      'in.json': deep,
    });
    await check(['a.fewrk.json', '--mocks', 'm.json'], /There is no m\.json\./);
    await check(['a.fewrk.json', '--mocks', 'm.json'], /m\.json: mocks\[0\]: A mock needs/, {
      ...FILES,
      'm.json': { mocks: [{}] },
    });
    await check(['a.fewrk.json'], /flexli\.json is no valid JSON/, { ...FILES, 'flexli.json': '{' });
  });

  if (process.platform === 'win32') {
    it.skip('can be cancelled: skipped, since Windows has no signals');
  } else {
    it('can be cancelled', async () => {
      await inFolder({ 'a.fewrk.json': workflow([core('Wait', 1, { seconds: 600 })]) }, async (folder) => {
        const run = await startCli(['run', 'a.fewrk.json'], { folder });
        await run.until(/^Some workflow/);
        run.child.kill('SIGINT');
        const { code, out } = await run.ended;
        assert.equal(code, 1);
        assert.match(out, /Run stopped in \d+ ms: The run was cancelled\./);
      });
    });
  }
});
