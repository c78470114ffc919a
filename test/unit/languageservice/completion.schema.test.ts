import { checkCompletion } from './support';

const action = (fields: string) => `{"name": "Test", "schema_version": 1, "actions": [{"order": 1, ${fields}}]}`;
const condition = (fields: string) => action(`"type": "Flexli:CoreV1:Wait", "condition": ${fields}`);

describe('completion by our schemas', () => {
  it('offers a whole document for an empty text', async () => {
    await checkCompletion('$0', { has: ['New workflow'] });
    await checkCompletion('\n$0\n', { kind: 'connector', has: ['New connector'] });
  });

  it('offers the keys of a workflow that are not there yet', () =>
    checkCompletion('{"name": "Test", $0}', {
      has: ['description', 'schema_version', 'enabled', 'timeout', 'on_error', 'source', 'actions'],
      lacks: ['name'],
      after: {
        enabled: '{"name": "Test", "enabled": ${1:true}}',
        schema_version: '{"name": "Test", "schema_version": ${1:1}}',
      },
    }));

  it('offers the keys that an action of this type has', async () => {
    await checkCompletion(action('"type": "Flexli:CoreV1:Wait", $0'), {
      has: ['condition', 'description', 'parameters', 'transform', 'variables'],
      lacks: ['connector_id', 'timeout', 'on_error', 'type', 'order'],
    });
    await checkCompletion(action('"connector_id": "{{Elsewhere}}", $0'), { has: ['type', 'timeout', 'on_error'] });
  });

  it('offers the parameters of a core action', async () => {
    await checkCompletion(action('"type": "Flexli:CoreV1:Wait", "parameters": {$0}'), { labels: ['seconds'] });
    await checkCompletion(action('"type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "x", $0}'), {
      labels: ['workflow_input', 'workflow_version'],
    });
  });

  it('begins variables and transforms', async () => {
    await checkCompletion(action('"type": "Flexli:CoreV1:Wait", "variables": $0'), {
      has: ['Set a variable', 'null'],
      after: {
        'Set a variable': action('"type": "Flexli:CoreV1:Wait", "variables": {\n\t"${1:name}": "::${2:path}"\n}'),
      },
    });
    await checkCompletion(action('"type": "Flexli:CoreV1:Wait", "transform": $0'), {
      has: ['Set a key', 'Replace the state'],
    });
  });

  it('offers the keys and values of conditions', async () => {
    await checkCompletion(condition('{$0}'), { labels: ['criteria', 'on_fail', 'operator'] });
    await checkCompletion(condition('{"on_fail": $0}'), {
      labels: ['"fail"', '"skip"', '"stop"'],
      after: { '"skip"': condition('{"on_fail": "skip"}') },
    });
    await checkCompletion(condition('{"on_fail": "$0"}'), { after: { '"stop"': condition('{"on_fail": "stop"}') } });
    await checkCompletion(condition('{"criteria": [$0]}'), { labels: ['Criterion'] });
  });

  it('offers the operators of the type', async () => {
    const attribute = (type: string) =>
      condition(`{"criteria": [{"attributes": [{"type": "${type}", "attribute": "::a", "operator": $0}]}]}`);
    await checkCompletion(attribute('Boolean'), { labels: ['"eq"', '"ne"'] });
    await checkCompletion(attribute('Date'), { labels: ['"after"', '"before"'] });
    await checkCompletion(attribute('String'), { has: ['"starts_with"'] });
  });

  it('offers types and whole comparisons', async () => {
    await checkCompletion(condition('{"criteria": [{"attributes": [{"type": $0}]}]}'), {
      labels: ['"Boolean"', '"Date"', '"Number"', '"String"', '"Version"'],
    });
    await checkCompletion(condition('{"criteria": [{"attributes": [$0]}]}'), {
      has: ['String comparison', 'Number comparison', 'Boolean comparison'],
    });
  });

  it('offers sources', async () => {
    await checkCompletion('{"source": $0}', { has: ['Custom event', 'Schedule: daily', 'Connector event'] });
    await checkCompletion('{"source": {"type": "Flexli:CoreV1:Schedule", "parameters": {$0}}}', {
      labels: ['cron', 'rate'],
    });
  });

  it('offers what a connector has', async () => {
    await checkCompletion('{$0}', { kind: 'connector', has: ['type', 'name', 'config', 'actions', 'events'] });
    await checkCompletion('{"actions": [{"method": $0}]}', { kind: 'connector', has: ['"get"', '"post"'] });
    await checkCompletion('{"config": {"credentials": {"type": $0}}}', {
      kind: 'connector',
      labels: ['"ApiKey"', '"BearerToken"', '"OAuth2Client"'],
    });
    await checkCompletion('{"config": {"credentials": {"type": "ApiKey", $0}}}', {
      kind: 'connector',
      labels: ['api_key', 'api_key_header'],
    });
  });

  it('offers what the project file has', async () => {
    await checkCompletion('{"$schema": "x", $0}', {
      kind: 'project',
      labels: ['diagnostics', 'environments', 'variables'],
    });
    await checkCompletion('{"environments": {"Test": {$0}}}', { kind: 'project', has: ['api', 'auth', 'production'] });
  });

  it('works while the JSON is broken', async () => {
    await checkCompletion('{"name": "Test"\n$0', { has: ['actions'] });
    await checkCompletion('{"name": "Test", act$0', { after: { actions: '{"name": "Test", "actions": [$1]' } });
    await checkCompletion('{"actions": [{"type": "Flexli:CoreV1:Wait", "parameters": {"sec$0', {
      after: { seconds: '{"actions": [{"type": "Flexli:CoreV1:Wait", "parameters": {"seconds": ${1:1}' },
    });
    await checkCompletion('{"actions": [{"type": "Flexli:CoreV1:Wait", "condition": {"on_fail": "s$0\n}}]}', {
      has: ['"skip"', '"stop"'],
    });
    await checkCompletion('{"actions": [{"order": 1 "type": "Flexli:CoreV1:Wait" $0}]}', { has: ['parameters'] });
    await checkCompletion('{"name": , "schema_version": 1, $0, "actions": [}', { has: ['description'] });
  });

  it('does not look far to both sides', () => {
    const long = Array.from({ length: 300 }, (_, index) => `{"order": ${index}, "type": "Flexli:CoreV1:Wait"}`).join(
      ', ',
    );
    return checkCompletion(`{"actions": [${long}], $0}`, { has: ['name', 'source'], lacks: ['actions'] });
  });
});
