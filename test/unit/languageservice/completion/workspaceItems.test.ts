import type { CompletionCheck } from '../support';
import { checkItems } from '../support';
import type { TestAccount } from '../workspaceSupport';
import { TestWorkspace } from '../workspaceSupport';

const REPORT_ID = '01J0000000000000000000RPRT';
const account: TestAccount = {
  workflows: [
    { id: REPORT_ID, name: 'Report', version: 1, description: 'Old.', released: true },
    { id: REPORT_ID, name: 'Report', version: 3, description: 'Reports.', released: false },
  ],
};

const TELL =
  '{"name": "Tell all", "source": {"type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": "told"}}, "actions": ' +
  '[{"order": 1, "type": "Flexli:CoreV1:Transform", "transform": {"own": 1}, "condition": "::own || who.name && \\"first one\\""}]}';
const SEND =
  '{"name": "Send", "actions": [{"type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": "sent.it"}}]}';

/** Completion in `here.fewrk.json`, beside the workflows Tell all and Send. */
async function check(marked: string, expected: CompletionCheck, files: Readonly<Record<string, string>> = {}) {
  const workspace = new TestWorkspace(
    { 'send.fewrk.json': SEND, 'tell.fewrk.json': TELL, ...files, 'here.fewrk.json': marked },
    account,
  );
  await checkItems(workspace.document, workspace.offset, workspace.context, expected);
}

const run = (parameters: string) =>
  `{"name": "Here", "actions": [{"order": 1, "type": "Flexli:CoreV1:RunWorkflow", "parameters": ${parameters}}]}`;
const emit = (parameters: string) =>
  `{"name": "Here", "actions": [{"order": 1, "type": "Flexli:CoreV1:CustomEvent", "parameters": ${parameters}}]}`;

describe('completion of workflow_id', () => {
  it('offers the workflows of the workspace, then those of the account, by name', () =>
    check(run('{"workflow_id": $0}'), {
      labels: ['Send', 'Tell all', 'Report'],
      after: {
        'Tell all': run('{"workflow_id": "{{Tell all\\}\\}",\n"workflow_version": ${1:1}}'),
        Report: run(`{"workflow_id": "${REPORT_ID}",\n"workflow_version": \${1:3}}`),
      },
    }));

  it('leaves a version that is there alone', () =>
    check(run('{"workflow_id": "$0", "workflow_version": 2}'), {
      after: { Report: run(`{"workflow_id": "${REPORT_ID}", "workflow_version": 2}`) },
    }));

  it('writes the placeholders that the project file binds', () => {
    const variables = `"All": {"workflow": "tell.fewrk.json"}, "R": "${REPORT_ID}"`;
    return check(
      run('{"workflow_id": "$0", "workflow_version": 2}'),
      {
        after: {
          'Tell all': run('{"workflow_id": "{{All\\}\\}", "workflow_version": 2}'),
          Report: run('{"workflow_id": "{{R\\}\\}", "workflow_version": 2}'),
        },
      },
      { 'flexli.json': `{"variables": {${variables}}}` },
    );
  });

  it('works while the JSON is broken', () =>
    check('{"actions": [{"type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "Te$0\n', {
      has: ['Tell all', 'Report'],
    }));
});

describe('completion of workflow_version', () => {
  it('offers those of the account, the newest first', () =>
    check(run(`{"workflow_id": "${REPORT_ID}", "workflow_version": $0}`), { labels: ['3', '1'] }));

  it('offers the first one of a file', () =>
    check(run('{"workflow_id": "{{Tell all}}", "workflow_version": $0}'), { labels: ['1'] }));

  it('offers nothing for a workflow that is not known', () =>
    check(run('{"workflow_id": "{{Gone}}", "workflow_version": $0}'), { labels: [] }));
});

describe('completion of what another workflow is given', () => {
  it('offers what that workflow reads', () =>
    check(run('{"workflow_id": "{{Tell all}}", "workflow_input": {$0}}'), {
      labels: ['first one', 'who'],
      after: {
        who: run('{"workflow_id": "{{Tell all}}", "workflow_input": {"who": "${1:::who}"}}'),
        'first one': run(
          '{"workflow_id": "{{Tell all}}", "workflow_input": {"first one": "${1:::\\\\"first one\\\\"}"}}',
        ),
      },
    }));

  it('offers what an event’s receivers read', () =>
    check(emit('{"event_type": "told", "body": {"who": 1, $0}}'), { labels: ['first one'] }));
});

describe('completion of event_type', () => {
  it('offers in a source what is sent, first', () =>
    check('{"source": {"type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": "$0"}}}', {
      labels: ['sent.it', 'told'],
      after: {
        'sent.it': '{"source": {"type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": "sent.it"}}}',
      },
    }));

  it('offers to a sender what is waited for, first', () =>
    check(emit('{"event_type": "to$0"}'), {
      labels: ['told', 'sent.it'],
      after: { told: emit('{"event_type": "told"}') },
    }));
});
