import type { CompletionCheck } from '../support';
import { CHAT_ID, checkCompletion, context } from '../support';

const INPUT = JSON.stringify({ user: { name: 'Ann', 'first name': 'A' }, count: 1 }).replaceAll('"', '\\"');

const around = (action: string) => `{"description": "Input: ${INPUT}", "actions": [{"order": 1, ${action}}]}`;
const post = (rest: string) => around(`"connector_id": "${CHAT_ID}", "type": "PostMessage", ${rest}`);
const wait = (rest: string) => around(`"type": "Flexli:CoreV1:Wait", ${rest}`);

async function check(marked: string, { after, ...checks }: CompletionCheck): Promise<void> {
  await checkCompletion(marked, { context, ...checks, ...(after && { after }) });
}

const STATE = ['::', '::user', '::user.name', '::user."first name"', '::count'];

describe('whole expressions', () => {
  it('are offered where a value is missing, behind what the place asks for', async () => {
    await check(post('"parameters": {"channel": $0}'), {
      labels: STATE,
      after: {
        '::user.name': post('"parameters": {"channel": "::user.name"}'),
        '::user."first name"': post('"parameters": {"channel": "::user.\\\\"first name\\\\""}'),
        '::': post('"parameters": {"channel": "::$1"}'),
      },
    });
    await check(post('"parameters": {"urgency": $0}'), { labels: ['"high"', '"low"', ...STATE] });
    await check(post('"variables": {"name": $0}'), { has: STATE });
    await check(wait('"condition": {"criteria": [{"attributes": [{"type": "String", "attribute": $0}]}]}'), {
      labels: STATE,
    });
  });

  it('are offered in an empty text, and behind its first colon', async () => {
    await check(post('"parameters": {"channel": "$0"}'), {
      has: STATE,
      after: { '::count': post('"parameters": {"channel": "::count"}') },
    });
    await check(post('"parameters": {"channel": ":$0"}'), {
      after: { '::count': post('"parameters": {"channel": "::count"}') },
    });
    await check(post('"parameters": {"channel": "a$0"}'), { lacks: STATE });
  });

  it('follow what is read at the place', async () => {
    await check(post('"transform": {"id": $0}'), { has: ['::'], lacks: ['::user', '::count'] });
    await check(post('"parameters": {"target": {"user": $0}}'), { has: STATE });
    await check(post('"parameters": {"list": [$0]}'), { has: STATE });
  });

  it('are offered where a connector’s request is made, from its parameters', async () => {
    const connector = (rest: string) =>
      `{"actions": [{"type": "Post", "parameters": {"type": "object", "properties": {"to": {"type": "string"}}}, ${rest}}]}`;
    await check(connector('"body": {"to": $0}'), { kind: 'connector', has: ['::', '::to'] });
    await check(connector('"query": {"to": "$0"}'), {
      kind: 'connector',
      after: { '::to': connector('"query": {"to": "::to"}') },
    });
    await check(connector('"method": $0'), { kind: 'connector', lacks: ['::', '::to'] });
  });

  it('are not offered where none works', async () => {
    await check(wait('"parameters": {"seconds": $0}'), { lacks: STATE });
    await check(wait('"description": $0'), { lacks: STATE });
    await check(around('"type": "Flexli:CoreV1:CustomEvent", "parameters": {"content_type": $0}'), { lacks: STATE });
    await check(around('"type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": "x", "body": {"a": $0}}'), {
      has: STATE,
    });
    await check(around('"type": "Flexli:CoreV1:Iterator", "parameters": {"array_path": $0}'), { has: STATE });
  });
});

describe('a comma that is missing', () => {
  const name = (text: string) => `{"name": "Test"${text}}`;

  it('comes with the next key or item', async () => {
    await check(name('\n  $0'), { after: { enabled: name(',\n  "enabled": ${1:true}') } });
    await check(name(' "en$0"'), { after: { enabled: name(', "enabled": ${1:true}') } });
    await check(post('"parameters": {"channel": "a" $0}'), {
      after: {
        urgency: post('"parameters": {"channel": "a", "urgency": "${1|high,low|}"}').replace('high,low', 'low,high'),
      },
    });
    await check(name('"en$0"'), { after: { enabled: name(', "enabled": ${1:true}') } });
    await check('{"actions": [{"order": 1, "type": "Flexli:CoreV1:Wait"}\n$0]}', {
      has: ['Wait'],
    });
  });

  it('is not written twice', async () => {
    await check(name(',\n  $0'), { after: { enabled: name(',\n  "enabled": ${1:true}') } });
    await check('{$0}', { after: { name: '{"name": "$1"}' } });
  });
});
