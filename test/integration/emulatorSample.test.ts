import assert from 'node:assert/strict';
import { TestEmulator, send } from './emulatorSupport';
import type { Reply } from './emulatorSupport';

describe('emulator: the sample API', () => {
  let emulator: TestEmulator;
  beforeEach(async () => {
    emulator = await TestEmulator.start();
  });
  afterEach(() => emulator.close());

  function sample(method: string, path: string, body?: string, type = 'application/json'): Promise<Reply> {
    const options = body === undefined ? {} : { body, headers: { 'Content-Type': type } };
    return send(method, `${emulator.apiUrl}/local/sample/${path}`, options);
  }

  it('knows six people, by department and by id', async () => {
    const people = async (query: string): Promise<readonly string[]> => {
      const reply = await sample('GET', `people${query}`);
      return (reply.body as { people: readonly { id: string }[] }).people.map((person) => person.id);
    };
    assert.deepEqual(await people(''), ['p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6']);
    assert.deepEqual(await people('?department=Engineering'), ['p-1', 'p-2']);
    assert.deepEqual(await people('?department=Nowhere'), []);
    const person = await sample('GET', 'people/p-1');
    assert.deepEqual(Object.keys(person.body as object), ['id', 'name', 'email', 'department', 'active']);
    const nobody = await sample('GET', 'people/p-7');
    assert.deepEqual([nobody.status, nobody.body], [404, { error: 'There is no person p-7.' }]);
  });

  it('takes and lists messages', async () => {
    const posted = await sample('POST', 'messages', '{"channel":"general","text":"Good morning"}');
    const { sent_at: sentAt, ...message } = posted.body as { sent_at: string };
    assert.deepEqual([posted.status, message], [201, { id: 'm-1', channel: 'general', text: 'Good morning' }]);
    assert.match(sentAt, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.deepEqual((await sample('GET', 'messages')).body, { messages: [posted.body] });
  });

  it('refuses messages that are none', async () => {
    for (const body of ['{"channel":"general"}', '{"channel":"","text":"x"}', '{"channel":1,"text":"x"}', '[]', '{']) {
      assert.equal((await sample('POST', 'messages', body)).status, 400, body);
    }
    assert.equal((await sample('POST', 'messages', '{"channel":"a","text":"b"}', 'text/plain')).status, 415);
    assert.deepEqual((await sample('GET', 'messages')).body, { messages: [] });
  });

  it('answers with the status that is asked for', async () => {
    for (const code of [200, 204, 304, 404, 418, 500, 503]) {
      assert.equal((await sample('GET', `status/${code}`)).status, code);
    }
    for (const code of ['100', '600', 'abc', '2.5']) assert.equal((await sample('GET', `status/${code}`)).status, 400);
  });

  it('forgets its messages with the emulator', async () => {
    await sample('POST', 'messages', '{"channel":"general","text":"Good morning"}');
    await emulator.close();
    emulator = await TestEmulator.start();
    assert.deepEqual((await sample('GET', 'messages')).body, { messages: [] });
  });
});
