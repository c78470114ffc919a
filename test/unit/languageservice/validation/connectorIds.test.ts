import { emptyContext } from '../../../../server/languageservice/context';
import { CHAT_ID, context, nothing } from '../support';
import type { LanguageContext } from '../../../../server/languageservice/context';
import { checkFindings, findingsIn } from './support';

/** Findings about the `connector_id` of an action. */
function check(id: string, known: LanguageContext, ...expected: readonly string[]): void {
  const text = `{"actions": [{"order": 1, "connector_id": "${id}", "type": "PostMessage", "parameters": "::"}]}`;
  checkFindings(findingsIn(text, /^connector-id/, 'workflow', known), expected, id);
}

describe('the id of a connector', () => {
  it('is not doubted while the connectors of the account are not known', () => {
    check('01J00000000000000000000000', nothing);
    check('{{Anything}}', emptyContext());
    check('{{Chat}} of ours', nothing);
  });

  it('is doubted at once when it can be none', () => {
    check('Team Chat', nothing, 'error connector-id-unknown: "Team Chat"');
    check('', nothing, 'error connector-id-unknown: ""');
    check('::id', nothing, 'error connector-id-unknown: "::id"');
  });

  it('is offered for the name or type of a connector', () => {
    check('team chat', context, `error connector-id-unknown: "team chat" → "${CHAT_ID}"`);
    check('HelpDesk', context, 'error connector-id-unknown: "HelpDesk" → "{{Help Desk}}"');
  });

  it('is meant by a placeholder that is nearly the name of a connector', () => {
    check('{{Help Dsek}}', context, 'hint connector-id-unknown: "{{Help Dsek}}" → "{{Help Desk}}"');
    check('{{Help Desk}}', context);
    check('{{Weather}}', context);
    const projectFile = { uri: 'file:///flexli.json', text: '{"variables": {"Help Dsek": "01J"}}' };
    check('{{Help Dsek}}', { ...context, projectFile });
  });
});
