/** A small project in which everything that can be named has a name. */
export const SAMPLE: Readonly<Record<string, string>> = {
  'flexli.json': `{
  "variables": {
    "Chat": { "connector": "connectors/chat.fecon.json" },
    "Tell": { "workflow": "tell.fewrk.json" },
    "Chat Token": { "secret": true }
  }
}`,
  'connectors/chat.fecon.json': `{
  "type": "TeamChat",
  "name": "Team Chat",
  "description": "Chat.",
  "schema_version": 1,
  "config": {
    "host": "chat.example.com",
    "credentials": { "type": "BearerToken", "bearer_token": "{{Chat Token}}" }
  },
  "events": [
    {
      "type": "MessagePosted",
      "name": "Message posted",
      "description": "Someone wrote.",
      "schema": { "type": "object", "properties": { "text": { "type": "string" } } }
    }
  ],
  "actions": [
    {
      "type": "PostMessage",
      "method": "post",
      "path": "channels/{channel}/messages",
      "body": { "text": "::text", "first": "::mentions[0].name" },
      "parameters": {
        "type": "object",
        "required": ["channel", "text"],
        "properties": {
          "channel": { "type": "string" },
          "text": { "type": "string" },
          "mentions": { "type": "array", "items": { "type": "object", "properties": { "name": { "type": "string" } } } }
        }
      }
    },
    { "type": "ListMessages", "method": "get", "path": "messages", "parameters": { "type": "object" } }
  ]
}`,
  'welcome.fewrk.json': `{
  "name": "Welcome",
  "schema_version": 1,
  "source": {
    "connector_id": "{{Chat}}",
    "type": "MessagePosted",
    "transform": { "said": "::text" }
  },
  "actions": [
    {
      "order": 1,
      "connector_id": "{{Chat}}",
      "type": "PostMessage",
      "variables": { "name": "::person.name", "day": "::today" },
      "parameters": { "channel": "all", "text": "Hello {name}, {name!r}! \\u00e4 {day}", "mentions": "::people" },
      "transform": { "message.id": "::id", "message.\\"sent at\\"": "::time" }
    },
    {
      "order": 2,
      "type": "Flexli:CoreV1:Iterator",
      "parameters": {
        "array_path": "::people",
        "actions": [
          {
            "order": 1,
            "type": "Flexli:CoreV1:CustomEvent",
            "parameters": { "event_type": "person.greeted", "content_type": "application/json", "body": { "who": "::name", "note": "::message.id" } }
          }
        ]
      }
    },
    {
      "order": 3,
      "type": "Flexli:CoreV1:RunWorkflow",
      "condition": {
        "criteria": [
          {
            "attributes": [
              { "type": "String", "attribute": "::message.id", "operator": "ne", "value": "::message.\\"sent at\\" || said" }
            ]
          }
        ]
      },
      "parameters": {
        "workflow_id": "{{Tell}}",
        "workflow_version": 1,
        "workflow_input": { "message_id": "::message.id" }
      }
    }
  ]
}`,
  'tell.fewrk.json': `{
  "name": "Tell",
  "schema_version": 1,
  "source": { "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "person.greeted" } },
  "actions": [
    {
      "order": 1,
      "connector_id": "{{Team Chat}}",
      "type": "PostMessage",
      "parameters": { "channel": "::who", "text": "::join(', ', [who, message_id])" }
    },
    { "order": 2, "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "person.told" } }
  ]
}`,
};

/** The sample with the cursor put into the middle of the first text of a file that holds `around`. */
export function sampleAt(file: string, around: string): Record<string, string> {
  const text = SAMPLE[file] ?? '';
  const at = text.indexOf(around.replace('$0', ''));
  if (at < 0 || !around.includes('$0')) throw new Error(`${around} is not in ${file}`);
  const offset = at + around.indexOf('$0');
  return { ...SAMPLE, [file]: `${text.slice(0, offset)}$0${text.slice(offset)}` };
}
