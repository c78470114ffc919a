import type { Node } from 'jsonc-parser';
import { CoreAction } from '../../../../flexli/model/coreActions';
import type { ActionView } from '../../syntax/actionView';
import { propertyOf, valueOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import { keyPlace } from '../keyPlace';
import { hasMisspelt } from '../misspelt';
import { insertion } from '../insertion';
import { removal } from '../removal';
import type { Rule } from '../rule';

export const eventBodyRule: Rule = {
  code: 'event-body-alone',
  verdict: 'refused',
  severity: 'error',
  title: '`content_type` and `body` of a custom event go together',
  why: 'The API answers 500 when one of them is missing or empty.',
  mend: 'Give both, or leave both out.',
  example: {
    kind: 'workflow',
    text: '{ "name": "Example", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Done", "body": { "id": "::id" } } }] }',
  },
};

export function checkEventBody(findings: Findings, action: ActionView): void {
  if (action.type !== CoreAction.CustomEvent) return;
  const parameters = action.value('parameters');
  if (parameters?.type !== 'object') return;
  const contentType = valueOf(parameters, 'content_type');
  const body = valueOf(parameters, 'body');
  const hasType = isGiven(contentType);
  const hasBody = isGiven(body);
  if (hasType === hasBody || hasMisspelt(parameters, [hasBody ? 'content_type' : 'body'])) return;
  const message = hasBody
    ? 'A custom event with a “body” needs a “content_type”, too: "application/json".'
    : 'A custom event with a “content_type” needs a “body” that is not empty, too.';
  const wrong = (hasBody ? contentType : body) ?? parameters;
  const { text } = findings.document;
  const alone = hasBody ? undefined : propertyOf(parameters, 'content_type');
  const added =
    hasBody && contentType === undefined ? insertion(parameters, 'content_type', MEDIA_TYPE, text) : undefined;
  const fix = alone === undefined ? added : removal(alone, text);
  findings.add(eventBodyRule, wrong, message, { at: keyPlace(wrong, text), fix });
}

const MEDIA_TYPE = '"application/json"';

/** An empty value counts as none, as everywhere in Python. */
function isGiven(node: Node | undefined): boolean {
  if (!node) return false;
  switch (node.type) {
    case 'object':
    case 'array':
      return (node.children?.length ?? 0) > 0;
    case 'null':
      return false;
    default:
      return node.value !== '' && node.value !== false && node.value !== 0;
  }
}
