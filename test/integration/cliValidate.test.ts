import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../../cli/validate/report';
import { checkCli, inFolder, runCli } from './cliProcess';

const CONNECTOR_ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

const CONNECTOR = {
  type: 'Chat',
  name: 'Chat',
  description: 'Sends messages.',
  schema_version: 1,
  config: { host: 'chat.example.com', base_path: '' },
  actions: [
    {
      type: 'Send',
      method: 'post',
      path: 'messages',
      body: { text: '::text' },
      parameters: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
    },
  ],
};

function workflow(action: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { name: 'Some workflow', schema_version: 1, actions: [{ order: 1, ...action }] };
}

const SEND = workflow({ connector_id: CONNECTOR_ID, type: 'Send', parameters: { text: 'Hello' } });
const WAIT = workflow({ type: 'Flexli:CoreV1:Wait', parameters: { seconds: 1 } });
const BROKEN = '{\n  "name": "Some workflow",\n}\n';
const SYNTAX_LINE = 'Nothing follows this comma. Remove it, or write what comes next. [json-syntax]';

/** The report of a call with `--format json`, and its exit code. */
async function reportOf(
  args: readonly string[],
  files: Readonly<Record<string, unknown>>,
): Promise<Report & { readonly code: number | null }> {
  const { code, out, err } = await inFolder(files, (folder) =>
    runCli(['validate', '--format', 'json', ...args], { folder }),
  );
  assert.equal(err, '');
  return { code, ...(JSON.parse(out) as Report) };
}

/** Checks the codes that are found in each file, by its path. */
async function checkCodes(
  args: readonly string[],
  files: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const report = await reportOf(args, files);
  const found = report.files.map(({ path: file, diagnostics }) => [file, diagnostics.map(({ code }) => code)] as const);
  assert.deepEqual(Object.fromEntries(found), expected);
  assert.equal(report.code, report.summary.errors === 0 ? 0 : 1);
}

describe('flexli validate', () => {
  it('writes findings in lines whose places are links', async () => {
    await checkCli(
      ['validate'],
      { 'flows/a.fewrk.json': BROKEN, 'b.fewrk.json': WAIT },
      {
        code: 1,
        out: new RegExp(
          `^(?:.*\\n)*flows/a\\.fewrk\\.json:2:26: error: ${SYNTAX_LINE.replace(/[[\].]/g, '\\$&')}\\n(?:.*\\n)*2 files checked, \\d+ errors? and 0 warnings\\.\\n$`,
        ),
      },
    );
  });

  it('says when all is well', async () => {
    await checkCli(
      ['validate', 'a.fewrk.json'],
      { 'a.fewrk.json': WAIT },
      { code: 0, out: '1 file checked, no problems.\n' },
    );
  });

  it('writes JSON with kinds, verdicts, paths and ranges', async () => {
    const report = await reportOf([], { 'a.fewrk.json': BROKEN, 'b.fecon.json': CONNECTOR });
    assert.deepEqual(
      report.files.map(({ path: file, kind }) => [file, kind]),
      [
        ['a.fewrk.json', 'workflow'],
        ['b.fecon.json', 'connector'],
      ],
    );
    const found = report.files[0]?.diagnostics ?? [];
    assert.deepEqual(
      found.find(({ code }) => code === 'json-syntax'),
      {
        code: 'json-syntax',
        severity: 'error',
        verdict: 'refused',
        message: 'Nothing follows this comma. Remove it, or write what comes next.',
        path: '',
        range: { start: { line: 1, character: 25 }, end: { line: 1, character: 26 } },
      },
    );
    assert.deepEqual(report.summary, { errors: found.length, warnings: 0 });
    assert.equal(report.code, 1);
  });

  it('finds documents below folders, and shows them as they were asked for', async () => {
    await checkCodes(
      ['flows', './one.fewrk.json'],
      {
        'flows/deep/[a].fewrk.json': WAIT,
        'flows/B.FECON.JSON': CONNECTOR,
        'flows/other.json': '{',
        'flows/node_modules/x.fewrk.json': '{',
        'flows/.hidden/x.fewrk.json': '{',
        'one.fewrk.json': WAIT,
        'two.fewrk.json': '{',
      },
      { 'flows/B.FECON.JSON': [], 'flows/deep/[a].fewrk.json': [], './one.fewrk.json': [] },
    );
  });

  it('checks a folder that it would not look into by itself, and every file once', async () => {
    await checkCodes(['dist', 'dist/a.fewrk.json'], { 'dist/a.fewrk.json': WAIT }, { 'dist/a.fewrk.json': [] });
  });

  it('tells the kind of a file by what it holds when its name does not say it', async () => {
    const report = await reportOf(['a.json', 'b.json'], { 'a.json': WAIT, 'b.json': CONNECTOR });
    assert.deepEqual(
      report.files.map(({ kind }) => kind),
      ['workflow', 'connector'],
    );
  });

  it('knows an unknown connector only by the complete list of the account', async () => {
    const files = { 'a.fewrk.json': SEND, 'account.json': { connectors: [] } };
    await checkCodes(['a.fewrk.json'], files, { 'a.fewrk.json': [] });
    const report = await reportOf(['a.fewrk.json', '--connectors', 'account.json'], files);
    assert.deepEqual(
      report.files[0]?.diagnostics.map(({ path: place }) => place),
      ['actions[0].connector_id'],
    );
  });

  it('checks parameters by the list of the account', async () => {
    const wrong = workflow({ connector_id: CONNECTOR_ID, type: 'Send', parameters: {} });
    const account = { connectors: [{ id: CONNECTOR_ID, ...CONNECTOR }] };
    const report = await reportOf(['a.fewrk.json', '--connectors', 'account.json'], {
      'a.fewrk.json': wrong,
      'account.json': account,
    });
    assert.equal(report.files[0]?.diagnostics[0]?.verdict, 'refused');
    await checkCodes(
      ['a.fewrk.json', '--connectors', 'account.json'],
      { 'a.fewrk.json': SEND, 'account.json': account },
      { 'a.fewrk.json': [] },
    );
  });

  it('knows the connectors that flexli.json binds, also when one file is checked', async () => {
    const wrong = workflow({ connector_id: '{{The chat}}', type: 'Send', parameters: {} });
    const files = {
      'flexli.json': { variables: { 'The chat': { connector: 'connectors/chat.fecon.json' } } },
      'connectors/chat.fecon.json': CONNECTOR,
      'flows/a.fewrk.json': wrong,
    };
    const report = await reportOf(['flows/a.fewrk.json'], files);
    assert.deepEqual(
      report.files.map(({ diagnostics }) => diagnostics.length),
      [1],
    );
    await checkCodes(['flows/a.fewrk.json'], { ...files, 'flexli.json': {} }, { 'flows/a.fewrk.json': [] });
  });

  it('shows findings as flexli.json wants them', async () => {
    const text = JSON.stringify(WAIT).replace('{', '{"name": "Doubled",');
    const doubled = { 'a.fewrk.json': text, 'deep/b.fewrk.json': text };
    const codes = ['key-doubled'];
    await checkCodes(['.'], doubled, { 'a.fewrk.json': codes, 'deep/b.fewrk.json': codes });
    const suppress = { 'flexli.json': { diagnostics: { suppress: [{ file: 'deep/b.fewrk.json', codes }] } } };
    await checkCodes(
      ['deep', 'a.fewrk.json'],
      { ...doubled, ...suppress },
      { 'a.fewrk.json': codes, 'deep/b.fewrk.json': [] },
    );
    const severity = { 'flexli.json': { diagnostics: { severity: { 'key-doubled': 'error' } } } };
    const report = await reportOf(['a.fewrk.json'], { ...doubled, ...severity });
    assert.deepEqual([report.code, report.summary], [1, { errors: 1, warnings: 0 }]);
  });

  it('sees what the files of a project do together', async () => {
    const emit = (event: string): unknown => ({ type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: event } });
    const startedBy = (event: string, next: string): unknown => ({
      ...workflow(emit(next) as Readonly<Record<string, unknown>>),
      source: { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: event } },
    });
    const files = {
      'flexli.json': {},
      'a.fewrk.json': startedBy('One', 'Two'),
      'flows/b.fewrk.json': startedBy('Two', 'One'),
    };
    const report = await reportOf(['a.fewrk.json'], files);
    assert.deepEqual(
      report.files[0]?.diagnostics.map(({ severity }) => severity),
      ['warning'],
    );
    await checkCodes(['a.fewrk.json'], { 'a.fewrk.json': files['a.fewrk.json'] }, { 'a.fewrk.json': [] });
  });

  it('says what is wrong in flexli.json', async () => {
    await checkCodes(
      [],
      { 'flexli.json': { variables: [] }, 'a.fewrk.json': WAIT },
      {
        'a.fewrk.json': [],
        'flexli.json': ['project-file'],
      },
    );
  });

  it('survives what is no document at all', async () => {
    const files = {
      'empty.fewrk.json': '',
      'list.fewrk.json': '[]',
      'null.fecon.json': 'null',
      'binary.fecon.json': '\u0000\u0001',
      'mark.fewrk.json': `\uFEFF${JSON.stringify(WAIT)}`,
      'deep.fewrk.json': '['.repeat(100_000),
      'deep.fecon.json': '{"a":'.repeat(100_000),
      'flexli.json': '['.repeat(100_000),
    };
    const { files: checked } = await reportOf([], files);
    const well = checked.filter(({ diagnostics }) => diagnostics.length === 0).map(({ path: file }) => file);
    assert.equal(checked.length, Object.keys(files).length);
    assert.deepEqual(well, ['mark.fewrk.json']);
  });

  it('takes 4,000 files in one call', async () => {
    const files = Array.from({ length: 4000 }, (_, index) => [
      `${index % 40}/${index}.fewrk.json`,
      index % 2 ? WAIT : BROKEN,
    ]);
    const report = await reportOf([], Object.fromEntries(files) as Readonly<Record<string, unknown>>);
    assert.equal(report.files.length, 4000);
    assert.equal(report.files.filter(({ diagnostics }) => diagnostics.length > 0).length, 2000);
  });

  it('refuses paths that are not there, and checks the others', async () => {
    await checkCli(
      ['validate', 'nowhere', 'b.fewrk.json'],
      { 'b.fewrk.json': WAIT },
      {
        code: 2,
        out: '1 file checked, no problems.\n',
        err: 'flexli validate: There is no nowhere.\nSee flexli validate --help.\n',
      },
    );
    await checkCli(['validate', ''], {}, { code: 2, err: /A path is empty\./ });
    await checkCli(
      ['validate', 'README.md'],
      { 'README.md': '# Read' },
      { code: 2, err: /README\.md is no workflow and no connector\./ },
    );
  });

  it('says when there is nothing to check', async () => {
    await checkCli(['validate'], { 'a.json': '{}' }, { code: 0, out: /^0 files checked/, err: /^Nothing to check: / });
  });

  it('refuses a list of connectors that is none', async () => {
    const check = (content: unknown, err: RegExp): Promise<void> =>
      checkCli(['validate', '--connectors', 'list.json'], { 'list.json': content }, { code: 2, err });
    await check('{', /list\.json is no valid JSON\. It must be \{"connectors": \[/);
    await check([], /list\.json has no list of connectors\./);
    await check({ connectors: [CONNECTOR] }, /connectors\[0\] in list\.json has no id or no type\./);
    await checkCli(['validate', '--connectors', 'list.json'], {}, { code: 2, err: /There is no list\.json\./ });
  });

  it('says which file or folder may not be read', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) {
      // The administrator may read everything; a folder in the place of a file cannot be read by anybody.
      await inFolder({}, async (folder) => {
        mkdirSync(path.join(folder, 'list.json'));
        const { code, err } = await runCli(['validate', '--connectors', 'list.json'], { folder });
        assert.deepEqual([code, err.includes('there is a folder at list.json')], [2, true]);
      });
      return;
    }
    await inFolder({ 'closed/a.fewrk.json': WAIT, 'b.fewrk.json': WAIT }, async (folder) => {
      chmodSync(path.join(folder, 'closed'), 0);
      chmodSync(path.join(folder, 'b.fewrk.json'), 0);
      const { code, err } = await runCli(['validate', 'closed', 'b.fewrk.json'], { folder });
      chmodSync(path.join(folder, 'closed'), 0o700);
      assert.equal(code, 2);
      assert.match(err, /You may not read closed\.\nYou may not read b\.fewrk\.json\./);
    });
  });
});
