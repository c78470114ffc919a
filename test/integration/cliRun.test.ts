import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { CliResult } from './cliProcess';
import { checkCli, inFolder, runCli } from './cliProcess';
import { CONNECTOR, core, FILES, MOCKED, mocks, PROJECT, reportOf, SEND, workflow } from './cliRunProject';
import type { Files, Json } from './cliRunProject';

describe('flexli run', () => {
  it('runs the examples as they are', async () => {
    await inFolder({}, async (folder) => {
      cpSync(path.resolve('examples'), folder, { recursive: true });
      const args = ['run', 'workflows/welcome-person.fewrk.json', '--input', '{"person_id": "p-1"}'];
      const { code, out, err } = await runCli(args, { folder });
      assert.deepEqual([code, err], [0, '']);
      assert.match(
        out,
        /^Welcome a person \(workflows\/welcome-person\.fewrk\.json\)\n {2}1 GetPerson · Look the person up: successful \(\d+ ms, GET http:\/\/sample\.localhost\/people\/p-1 → 200\)\n {2}2 PostMessage [^\n]*: successful [^]*\n\nRun successful in \d+ ms\.\nState: \{\n {2}"person_id": "p-1",/,
      );
    });
  });

  /** Works with a service that tells what it was asked with, and gives access tokens. */
  async function withEcho(
    work: (host: string, seen: readonly IncomingMessage['headers'][]) => Promise<void>,
  ): Promise<void> {
    const seen: IncomingMessage['headers'][] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers);
      response.setHeader('Content-Type', 'application/json');
      const isToken = request.url === '/token';
      response.end(
        JSON.stringify(isToken ? { access_token: 'fetched-token' } : { echo: request.headers.authorization }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await work(`127.0.0.1:${(server.address() as AddressInfo).port}`, seen);
    } finally {
      server.close();
    }
  }

  it('calls services with secrets of the environment, and shows none of them', () =>
    withEcho(async (host, seen) => {
      const project = { variables: { ...PROJECT.variables, 'Chat host': host } };
      const environment = { FLEXLI_SECRET_CHAT_TOKEN: 's3cret/that is "nowhere" else' };
      const report = await reportOf(
        ['a.fewrk.json', '--input', '{"text": "Hi"}'],
        { ...FILES, 'flexli.json': project },
        environment,
      );
      assert.deepEqual([report.code, report.status], [0, 'successful']);
      assert.equal(seen[0]?.authorization, `Bearer ${environment.FLEXLI_SECRET_CHAT_TOKEN}`);
      assert.equal(seen[0]['x-team'], 'blue');
      assert.deepEqual(report.state, { text: 'Hi', answer: { echo: 'Bearer •••' } });
      assert.deepEqual(report.requests[0]?.body, { text: 'Hi' });
    }));

  it('shows no access token that it fetched', () =>
    withEcho(async (host, seen) => {
      const credentials = {
        ...{ type: 'OAuth2Client', client_id: 'id', client_secret: '{{Chat token}}', basic_auth: true },
        token_url: `http://${host}/token`,
      };
      const connector = { ...CONNECTOR, config: { ...CONNECTOR.config, host, credentials } };
      const files = { ...FILES, 'chat.fecon.json': connector };
      const environment = { FLEXLI_SECRET_CHAT_TOKEN: 'some secret' };
      const report = await reportOf(['a.fewrk.json', '--input', '{"text": "Hi"}'], files, environment);
      assert.equal(seen[1]?.authorization, 'Bearer fetched-token');
      assert.deepEqual(report.state, { text: 'Hi', answer: { echo: 'Bearer •••' } });
    }));

  it('says which secret is missing, unless a mock answers', async () => {
    const report = await reportOf(['a.fewrk.json'], FILES);
    assert.deepEqual([report.code, report.status], [1, 'failed']);
    assert.match(
      report.reason ?? '',
      /chat\.fecon\.json needs the secret \{\{Chat token\}\} in the environment variable FLEXLI_SECRET_CHAT_TOKEN\.$/,
    );
    const mocked = await reportOf(MOCKED, { ...FILES, ...mocks({ type: 'Send', value: { id: 1 } }) });
    assert.deepEqual([mocked.code, mocked.state], [0, { answer: { id: 1 } }]);
  });

  it('takes values from the environment that is named', async () => {
    const environments = {
      Staging: { api: 'https://a.example.com', auth: 'https://b.example.com', variables: { Team: 'red' } },
    };
    const files = { ...FILES, ...mocks({ type: 'Send' }), 'flexli.json': { ...PROJECT, environments } };
    const headerOf = async (...args: readonly string[]): Promise<unknown> =>
      ((await reportOf([...MOCKED, ...args], files)).requests[0]?.headers as Json)['X-Team'];
    assert.equal(await headerOf(), 'blue');
    assert.equal(await headerOf('--env', 'Staging'), 'red');
    await checkCli(['run', 'a.fewrk.json', '--env', 'Nowhere'], files, {
      code: 2,
      err: /There is no environment "Nowhere"/,
    });
  });

  it('needs no connector file where mocks answer', async () => {
    const files = {
      'a.fewrk.json': workflow([SEND, { ...SEND, order: 2 }]),
      ...mocks({ action: 'actions[0]', value: 1 }),
    };
    const report = await reportOf(['a.fewrk.json', '--mocks', 'm.femocks.json'], files);
    assert.match(
      report.reason ?? '',
      /^action 2 \(Send\): there is no connector with the id "\{\{Chat\}\}" in this project, and no mock fits\.$/,
    );
    assert.deepEqual(report.state, { answer: 1 });
  });

  it('sends nothing when it is offline', async () => {
    const report = await reportOf(['a.fewrk.json', '--offline'], FILES, { FLEXLI_SECRET_CHAT_TOKEN: 'some token' });
    assert.match(
      report.reason ?? '',
      /POST https:\/\/chat\.example\.com\/messages\) was not sent, since the run is offline/,
    );
    assert.equal(report.code, 1);
  });

  it('runs child workflows of the project, and tells of events', async () => {
    const child = core(
      'RunWorkflow',
      1,
      { workflow_id: '{{Child}}', workflow_version: 1, workflow_input: { n: '::n' } },
      {
        transform: { child: '::state' },
      },
    );
    const event = core('CustomEvent', 2, { event_type: 'Done', content_type: 'application/json', body: { n: '::n' } });
    const files = {
      'a.fewrk.json': workflow([child, event]),
      'flows/child.fewrk.json': workflow([core('Transform', 1, {}, { transform: { seen: true } })], { name: 'Child' }),
    };
    const noParameters = JSON.parse(JSON.stringify(files).replaceAll('"parameters":{},', '')) as Files;
    const report = await reportOf(['a.fewrk.json', '--input', '{"n": 5}'], noParameters);
    assert.deepEqual(report.state, { n: 5, child: { n: 5, seen: true } });
    assert.deepEqual(report.emitted, [{ event_type: 'Done', content_type: 'application/json', body: { n: 5 } }]);
    const text = await inFolder(noParameters, (folder) => runCli(['run', 'a.fewrk.json'], { folder }));
    assert.match(
      text.out,
      /^ {4}run of Child \(.*flows\/child\.fewrk\.json\)\n {6}1 Transform: successful \(\d+ ms\)\n {6}successful\n {2}1 RunWorkflow: successful/m,
    );
    assert.match(text.out, /^ {4}emits Done$/m);
  });

  it('starts children that nobody waits for, unless their source does not take the input', async () => {
    const parameters = { workflow_id: '{{Child}}', workflow_version: 1, workflow_input: { room: '::room' } };
    const attributes = [{ type: 'String', attribute: '::room', operator: 'eq', value: 'lobby' }];
    const type = 'Flexli:CoreV1:CustomEvent';
    const source = { type, parameters: { event_type: 'x' }, condition: { criteria: [{ attributes }] } };
    const files = {
      'a.fewrk.json': workflow([
        core('RunWorkflow', 1, parameters, { wait_for_callback: false, transform: { child: '::' } }),
      ]),
      'child.fewrk.json': workflow([core('Wait', 1, { seconds: 0 })], { name: 'Child', source }),
    };
    const reportFor = (room: string) => reportOf(['a.fewrk.json', '--input', JSON.stringify({ room })], files);
    assert.deepEqual(Object.keys((await reportFor('lobby')).state ?? {}), ['room', 'child']);
    assert.match((await reportFor('hall')).reason ?? '', /did not start: The condition of its source does not hold/);
  });

  it('keeps the digits of numbers, wherever they come from', async () => {
    const exact = '{"price": 5.0, "id": 12345678901234567890}';
    const files = {
      ...FILES,
      'in.json': exact,
      'm.femocks.json': `{"mocks": [{"type": "Send", "value": ${exact}}]}`,
      'a.fewrk.json': workflow([
        {
          ...SEND,
          parameters: { text: '::flexli_to_json_string(@)' },
          transform: { got: '::flexli_to_json_string(@)' },
        },
        core('CustomEvent', 2, {
          event_type: 'x',
          content_type: 'text/plain',
          body: '::flexli_to_json_string({price: price, id: id})',
        }),
      ]),
    };
    for (const input of [exact, '@in.json']) {
      const report = await reportOf([...MOCKED, '--input', input], files);
      assert.equal((report.state as { got?: string }).got, exact);
      assert.deepEqual(report.requests[0]?.body, { text: exact });
      assert.equal(report.emitted[0]?.body, exact);
    }
  });

  it('follows the engine and the limits that are chosen', async () => {
    const list = core('Iterator', 1, { array_path: '::list', actions: [core('Wait', 1, { seconds: 0 })] });
    const files = { 'a.fewrk.json': workflow([list]) };
    const reasonOf = async (...args: readonly string[]): Promise<string> =>
      (await reportOf(['a.fewrk.json', '--input', '{"list": [1, 2]}', ...args], files)).reason ?? '';
    assert.equal(await reasonOf(), '');
    assert.match(await reasonOf('--profile', 'alpha-2024-07'), /^the hosted engine would crash here: /);
    assert.match(await reasonOf('--limit', 'actions=2'), /stopped after 2 actions\./);
    await checkCli(['run', 'a.fewrk.json', '--limit', 'actions'], files, { code: 2, err: /--limit takes NAME=NUMBER/ });
    await checkCli(['run', 'a.fewrk.json', '--profile', 'beta'], files, {
      code: 2,
      err: /--profile takes alpha-2024-07 or doc/,
    });
  });

  it('tells of tries, items and mocks that nothing asked for', async () => {
    const retried = { ...SEND, on_error: { max_retries: 1 } };
    const list = core('Iterator', 1, { array_path: '::list', actions: [retried] });
    const files = {
      ...FILES,
      'a.fewrk.json': workflow([list]),
      'in.json': '{"list": [{"text": "a"}, {"text": "b"}]}',
      ...mocks(
        { type: 'Send', sequence: [{ value: 1 }, { error: 'The line is dead.' }, { value: 2 }] },
        { action: 'actions[4]' },
      ),
    };
    const { code, out, err }: CliResult = await inFolder(files, (folder) =>
      runCli(['run', ...MOCKED, '--input', '@in.json'], { folder }),
    );
    assert.equal(code, 0);
    assert.match(
      out,
      /^ {4}item 2\n {8}trying again in 3 s: The line is dead\.\n {6}1 Send: successful \(\d+ ms, POST \S+, POST \S+ → 200\)$/m,
    );
    assert.equal(err, 'No action asked for these mocks: action actions[4].\n');
  });
});
