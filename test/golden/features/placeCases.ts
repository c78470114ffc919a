/** A place in one of the files of the sample project, whose text is replaced by this one; `$0` is the cursor. */
export interface PlaceCase {
  readonly file: string;
  readonly text: string;
}

const workflow = (text: string): PlaceCase => ({ file: 'new.fewrk.json', text });
const action = (fields: string): PlaceCase => workflow(`{"name": "New", "actions": [{${fields}}]}`);
const connector = (text: string): PlaceCase => ({ file: 'new.fecon.json', text });
const operation = (fields: string): PlaceCase => connector(`{"type": "New", "actions": [{${fields}}]}`);
const project = (text: string): PlaceCase => ({ file: 'flexli.json', text });

const CHAT = '"connector_id": "{{Team Chat}}"';
const POST = `"order": 1, ${CHAT}, "type": "PostMessage"`;

/** One for each kind of suggestion. */
export const COMPLETIONS: readonly PlaceCase[] = [
  workflow('$0'),
  workflow('{$0}'),
  workflow('{"name": "New" $0}'),
  workflow('{"enabled": $0}'),
  workflow('{"source": $0}'),
  workflow('{"source": {"type": "$0"}}'),
  workflow(`{"source": {${CHAT}, "type": "MessagePosted", "cond$0"}}`),
  workflow('{"on_error": {$0}}'),
  workflow('{"on_error": {"retry_on": [$0]}}'),
  workflow('{"source": {"type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": $0}}}'),
  workflow('{"source": {"type": "Flexli:CoreV1:Schedule", "parameters": {"cron": $0}}}'),
  workflow(`{"source": {${CHAT}, "type": $0}}`),
  workflow('{"actions": [$0]}'),
  workflow('{"actions": [{} $0]}'),
  action('$0'),
  action('"order": $0'),
  action('"type": "$0"'),
  action('"connector_id": $0'),
  action(`${CHAT}, "type": $0`),
  action(`${CHAT}, "type":$0 "Post"`),
  action(`${POST}, "param$0"`),
  action(`${POST}, "parameters": $0`),
  action(`${POST}, "parameters": {$0}`),
  action(`${POST}, "parameters": {"channel": $0}`),
  action(`${POST}, "parameters": {"text": "$0"}`),
  action(`${POST}, "parameters": {"mentions": [$0]}`),
  action(`${POST}, "variables": {"who": "x"}, "parameters": {"text": "Hello {$0"}`),
  action(`${POST}, "transform": $0`),
  action(`${POST}, "variables": $0`),
  action('"order": 1, "type": "Flexli:CoreV1:Wait", "parameters": {$0}'),
  action('"order": 1, "type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": "$0"}'),
  action('"order": 1, "type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": "person.greeted", "body": {$0}}'),
  action('"order": 1, "type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": $0}'),
  action('"order": 1, "type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "{{Tell}}", "workflow_version": $0}'),
  action('"order": 1, "type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "{{Tell}}", "workflow_input": {$0}}'),
  action('"order": 1, "type": "Flexli:CoreV1:Iterator", "parameters": {"actions": [$0]}'),
  action('"order": 1, "type": "Flexli:CoreV1:Wait", "condition": $0'),
  action('"order": 1, "type": "Flexli:CoreV1:Wait", "condition": {"criteria": [{"attributes": [{"type": "Date", "operator": $0}]}]}'),
  connector('$0'),
  connector('{"config": {"credentials": {"type": $0}}}'),
  operation('$0'),
  operation('"method": $0'),
  operation('"parameters": {"type": $0}'),
  operation('"parameters": {"properties": {"to": {"format": $0}}}'),
  operation('"parameters": {"properties": {"to": {}, "text": {}}, "required": ["to", $0]}'),
  operation('"parameters": {"properties": {"to": {"type": "string"}}}, "path": "people/{$0"'),
  operation('"parameters": {"properties": {"to": {"type": "string"}}}, "query": {"to": $0}'),
  operation('"parameters": {"properties": {"to": {}, "sent at": {}, "by": {}}}, "query": {"to": "::to", $0}'),
  operation('"headers": {$0}'),
  connector('{"config": {"credentials": {"type": "BearerToken", $0}}}'),
  project('$0'),
  project('{"variables": {"Chat": {$0}}}'),
  project('{"environments": {"Production": {$0}}}'),
  project('{"diagnostics": {$0}}'),
  project('{"diagnostics": {"severity": {"json-syntax": "error", $0}}}'),
  project('{"diagnostics": {"suppress": [{"codes": ["variable-unused", $0]}]}}'),
  project('{"diagnostics": {"suppress": [{"file": $0}]}}'),
  project('{"variables": {"Token": {"secret": $0}}}'),
];

/** One for each kind of thing that can be explained. */
export const HOVERS: readonly PlaceCase[] = [
  workflow('{"ti$0meout": 5}'),
  workflow(`{"source": {${CHAT}, "type": "Message$0Posted"}}`),
  workflow(`{"source": {${CHAT}, "type": "MessagePosted", "condi$0tion": {}}}`),
  action('"connector_id": "{{Team$0 Chat}}", "type": "PostMessage"'),
  action('"connector_id": "{{No$0body}}"'),
  action(`${CHAT}, "type": "Post$0Message"`),
  action(`${POST}, "parameters": {"chan$0nel": "x"}`),
  action(`${POST}, "parameters": {"channel": "::who$0"}`),
  action(`${POST}, "parameters": {"channel": "::len$0gth(who)"}`),
  action(`${POST}, "variables": {"who": "::user.name"}, "parameters": {"text": "Hello {wh$0o}"}`),
  action('"type": "Flexli:Core$0V1:Wait"'),
  action('"type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": "person.gr$0eeted"}'),
  action('"type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "{{Te$0ll}}"}'),
  action('"condition": {"criteria": [{"attributes": [{"type": "Version$0"}]}]}'),
  connector('{"config": {"ho$0st": "x"}}'),
  connector('{"config": {"credentials": {"type": "BearerToken", "bearer_token": "{{Chat To$0ken}}"}}}'),
  operation('"parameters": {"additional$0Properties": false}'),
  operation('"parameters": {"properties": {"to": {"type": "string", "description": "Whom."}}}, "path": "people/{t$0o}"'),
  operation('"parameters": {"properties": {"to": {"type": "string", "description": "Whom."}}}, "query": {"to": "::t$0o"}'),
  project('{"varia$0bles": {}}'),
  project('{"diagnostics": {"severity": {"setting-$0ignored": "hint"}}}'),
];
