import assert from 'node:assert/strict';
import { contextOf, createBindings } from '../../../server/languageservice/context';
import { atCursor, catalog, CHAT_ID, chat, checkCompletion, context, desk, nothing, open, service } from './support';

const workflow = (action: string) => `{"name": "Test", "schema_version": 1, "actions": [${action}]}`;

describe('completion of connector_id', () => {
  it('offers connectors by name and inserts the id, or a placeholder for a file', () =>
    checkCompletion(workflow('{"order": 1, "connector_id": $0}'), {
      labels: ['Help Desk', 'Team Chat'],
      after: {
        'Team Chat': workflow(`{"order": 1, "connector_id": "${CHAT_ID}"}`),
        'Help Desk': workflow('{"order": 1, "connector_id": "{{Help Desk\\}\\}"}'),
      },
    }));

  it('writes the placeholder that the project file binds', () => {
    const bindings = createBindings(new Map([['Chat', chat]]), catalog);
    return checkCompletion(workflow('{"connector_id": "$0"}'), {
      context: { ...context, bindings },
      after: { 'Team Chat': workflow('{"connector_id": "{{Chat\\}\\}"}') },
    });
  });

  it('replaces the whole value, also when it is finished', () =>
    checkCompletion(workflow('{"connector_id": "01J00$000000000000000000CHAT", "order": 1}'), {
      after: { 'Help Desk': workflow('{"connector_id": "{{Help Desk\\}\\}", "order": 1}') },
    }));

  it('adds the comma that is missing', () =>
    checkCompletion(workflow('{"connector_id": $0 "order": 1}'), {
      after: { 'Team Chat': workflow(`{"connector_id": "${CHAT_ID}", "order": 1}`) },
    }));

  it('works in a string that is never closed', () =>
    checkCompletion('{"actions": [{"connector_id": "Te$0\n}]}', {
      after: { 'Team Chat': `{"actions": [{"connector_id": "${CHAT_ID}"\n}]}` },
    }));

  it('works in a source', () =>
    checkCompletion('{"source": {"connector_id": "$0"}}', { labels: ['Help Desk', 'Team Chat'] }));

  it('works in nested actions', () =>
    checkCompletion(
      workflow(
        '{"type": "Flexli:CoreV1:Branch", "parameters": {"branches": [{"actions": [{"type": "Flexli:CoreV1:Iterator", "parameters": {"actions": [{"connector_id": "$0"}]}}]}]}}',
      ),
      { labels: ['Help Desk', 'Team Chat'] },
    ));

  it('offers nothing when no connector is known', () =>
    checkCompletion(workflow('{"connector_id": "$0"}'), { context: nothing, labels: [] }));

  it('offers one suggestion for two copies that insert the same', () => {
    const twice = { complete: true, connectors: [desk, desk], find: () => undefined };
    return checkCompletion(workflow('{"connector_id": "$0"}'), {
      context: { catalog: twice, bindings: context.bindings },
      labels: ['Help Desk'],
    });
  });
});

describe('completion of type', () => {
  it('offers the actions of the connector and brings their required parameters along', () =>
    checkCompletion(workflow(`{"connector_id": "${CHAT_ID}", "type": "$0"}`), {
      labels: ['ListMessages', 'PostMessage'],
      after: {
        PostMessage: workflow(
          `{"connector_id": "${CHAT_ID}", "type": "PostMessage",\n"order": 1,\n"parameters": {\n\t"channel": "$1",\n\t"urgency": "\${2|low,high|}"\n}}`,
        ),
        ListMessages: workflow(
          `{"connector_id": "${CHAT_ID}", "type": "ListMessages",\n"order": 1,\n"parameters": {$1}}`,
        ),
      },
    }));

  it('brings the next free order along', () =>
    checkCompletion(
      workflow(`{"order": 4}, {"order": 6}, {"connector_id": "${CHAT_ID}", "type": "$0", "parameters": 1}`),
      {
        after: {
          PostMessage: workflow(
            `{"order": 4}, {"order": 6}, {"connector_id": "${CHAT_ID}", "type": "PostMessage",\n"order": 7, "parameters": 1}`,
          ),
        },
      },
    ));

  it('leaves an order and parameters that are there alone', () =>
    checkCompletion(workflow(`{"order": 9, "connector_id": "${CHAT_ID}", "type": $0, "parameters": {}}`), {
      after: {
        PostMessage: workflow(`{"order": 9, "connector_id": "${CHAT_ID}", "type": "PostMessage", "parameters": {}}`),
      },
    }));

  it('follows a placeholder by name', () =>
    checkCompletion(workflow('{"connector_id": "{{Help Desk}}", "type": "$0"}'), { labels: ['OpenTicket'] }));

  it('offers the events of the connector in a source', () =>
    checkCompletion(`{"source": {"connector_id": "${CHAT_ID}", "type": "$0"}}`, {
      labels: ['MessagePosted'],
      after: { MessagePosted: `{"source": {"connector_id": "${CHAT_ID}", "type": "MessagePosted"}}` },
    }));

  it('offers the core types without a connector', () =>
    checkCompletion(workflow('{"type": "$0"}'), {
      has: ['Flexli:CoreV1:Wait', 'Flexli:CoreV1:Iterator', 'Flexli:CoreV1:Branch'],
      after: {
        'Flexli:CoreV1:Wait': workflow(
          '{"type": "Flexli:CoreV1:Wait",\n"order": 1,\n"parameters": {\n\t"seconds": ${1:1}\n}}',
        ),
      },
    }));

  it('offers in an Iterator only what an Iterator may hold', () =>
    checkCompletion(workflow('{"type": "Flexli:CoreV1:Iterator", "parameters": {"actions": [{"type": "$0"}]}}'), {
      has: ['Flexli:CoreV1:Wait'],
      lacks: ['Flexli:CoreV1:Iterator', 'Flexli:CoreV1:Branch'],
    }));

  it('offers the core sources', () =>
    checkCompletion('{"source": {"type": "$0"}}', {
      labels: ['Flexli:CoreV1:CustomEvent', 'Flexli:CoreV1:Schedule'],
      after: {
        'Flexli:CoreV1:Schedule':
          '{"source": {"type": "Flexli:CoreV1:Schedule",\n"parameters": {\n\t"rate": "${1:1 hour}"\n}}}',
      },
    }));

  it('offers nothing for a connector that is not known', () =>
    checkCompletion(workflow('{"connector_id": "{{Elsewhere}}", "type": "$0"}'), { labels: [] }));
});

describe('completion of whole actions', () => {
  it('writes the next free order, the connector, the type and the required parameters', () =>
    checkCompletion(workflow('{"order": 4}, $0'), {
      labels: [
        'Branch',
        'Custom event',
        'Iterator',
        'Run workflow',
        'Transform',
        'Wait',
        'ListMessages · Team Chat',
        'OpenTicket · Help Desk',
        'PostMessage · Team Chat',
      ],
      after: {
        Wait: workflow(
          '{"order": 4}, {\n\t"order": 5,\n\t"type": "Flexli:CoreV1:Wait",\n\t"parameters": {\n\t\t"seconds": ${1:1}\n\t\\}\n\\}'.replaceAll(
            '\\}',
            '}',
          ),
        ),
        'PostMessage · Team Chat': workflow(
          `{"order": 4}, {\n\t"order": 5,\n\t"connector_id": "${CHAT_ID}",\n\t"type": "PostMessage",\n\t"parameters": {\n\t\t"channel": "$1",\n\t\t"urgency": "\${2|low,high|}"\n\t}\n}`,
        ),
      },
    }));

  it('puts a comma before the next action', () =>
    checkCompletion(workflow('$0 {"order": 1}'), {
      after: {
        'OpenTicket · Help Desk': workflow(
          '{\n\t"order": 2,\n\t"connector_id": "{{Help Desk\\}\\}",\n\t"type": "OpenTicket",\n\t"parameters": {$1}\n}, {"order": 1}',
        ),
      },
    }));

  it('replaces a word that is being typed', () =>
    checkCompletion(workflow('Op$0'), {
      has: ['OpenTicket · Help Desk'],
      after: {
        'OpenTicket · Help Desk': workflow(
          '{\n\t"order": 1,\n\t"connector_id": "{{Help Desk\\}\\}",\n\t"type": "OpenTicket",\n\t"parameters": {$1}\n}',
        ),
      },
    }));

  it('replaces empty braces', () =>
    checkCompletion(workflow('{$0}'), {
      has: ['order', 'Wait', 'PostMessage · Team Chat'],
      after: {
        'OpenTicket · Help Desk': workflow(
          '{\n\t"order": 1,\n\t"connector_id": "{{Help Desk\\}\\}",\n\t"type": "OpenTicket",\n\t"parameters": {$1}\n}',
        ),
      },
    }));

  it('knows what an Iterator may hold', () =>
    checkCompletion(workflow('{"type": "Flexli:CoreV1:Iterator", "parameters": {"actions": [$0]}}'), {
      has: ['Wait', 'PostMessage · Team Chat'],
      lacks: ['Iterator', 'Branch'],
    }));

  it('leaves the lists in a connector’s parameters alone', () =>
    checkCompletion(workflow('{"connector_id": "{{Elsewhere}}", "type": "X", "parameters": {"actions": [$0]}}'), {
      labels: [],
    }));
});

describe('completion of parameters', () => {
  const action = (parameters: string) =>
    workflow(`{"connector_id": "${CHAT_ID}", "type": "PostMessage", "parameters": ${parameters}}`);

  it('offers the names by the schema of the action', () =>
    checkCompletion(action('{$0}'), {
      labels: ['channel', 'urgency', 'silent', 'target'],
      after: { channel: action('{"channel": "$1"}'), silent: action('{"silent": ${1:false}}') },
    }));

  it('offers the names that are not there yet', () =>
    checkCompletion(action('{"channel": "x", $0}'), { labels: ['urgency', 'silent', 'target'] }));

  it('offers the values', () =>
    checkCompletion(action('{"urgency": $0}'), {
      labels: ['"high"', '"low"'],
      after: { '"low"': action('{"urgency": "low"}') },
    }));

  it('goes into alternatives', () => checkCompletion(action('{"target": {$0}}'), { labels: ['user'] }));

  it('works with half a name, quoted or not', async () => {
    await checkCompletion(action('{"channel": "x", urg$0}'), {
      after: { urgency: action('{"channel": "x", "urgency": "${1|low,high|}"}') },
    });
    await checkCompletion(action('{"urg$0"}'), { after: { urgency: action('{"urgency": "${1|low,high|}"}') } });
    await checkCompletion(action('{"urg$0": "low"}'), { after: { urgency: action('{"urgency": "low"}') } });
  });

  it('offers no values of the schema inside an expression', () =>
    checkCompletion(action('{"urgency": "::a$0"}'), { has: ['abs'], lacks: ['low', '"low"'] }));

  it('offers the required ones as the value of parameters', () =>
    checkCompletion(workflow(`{"connector_id": "${CHAT_ID}", "type": "PostMessage", "parameters": $0}`), {
      after: { '{}': action('{\n\t"channel": "$1",\n\t"urgency": "${2|low,high|}"\n}') },
    }));

  it('brings the required ones along with the key', () =>
    checkCompletion(workflow(`{"connector_id": "${CHAT_ID}", "type": "PostMessage", $0}`), {
      after: {
        parameters: action('{\n\t"channel": "$1",\n\t"urgency": "${2|low,high|}"\n}'),
      },
    }));
});

describe('completion of order', () => {
  it('offers the next free one', () =>
    checkCompletion(workflow('{"order": 4}, {"order": $0}, {"order": 5}'), {
      labels: ['6'],
      after: { '6': workflow('{"order": 4}, {"order": 6}, {"order": 5}') },
    }));
});

describe('descriptions in long lists', () => {
  const many = contextOf(
    Array.from({ length: 40 }, (_, index) => ({
      id: `id-${index}`,
      document: { ...chat.document, name: `Chat ${index}` },
    })),
    true,
  );

  it('come when the editor asks about an item', async () => {
    const { text, offset } = atCursor(workflow('{"connector_id": "$0"}'));
    const document = open(text);
    const { items } = await service.complete(document, document.textDocument.positionAt(offset), many);
    assert.equal(items.length, 40);
    assert.equal(items[7]?.documentation, undefined);
    const resolved = service.resolveCompletion(items[7]!, many);
    assert.match(JSON.stringify(resolved.documentation), /Chat 7/);
    const whole = await service.complete(open('{"actions": []}'), { line: 0, character: 13 }, many);
    const action = whole.items.find(({ label }) => label === 'PostMessage · Chat 3');
    assert.match(JSON.stringify(service.resolveCompletion(action!, many).documentation), /Posts a text/);
    assert.deepEqual(service.resolveCompletion({ label: 'other' }, many), { label: 'other' });
  });
});
