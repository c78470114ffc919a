import type { JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import type { LanguageContext } from '../context';
import { codeSpan, escapeMarkdown } from '../markdown';
import { ProjectVariables } from './projectVariables';

/** Longer values are cut in a hover. */
const LONGEST = 200;

/** Markdown about a placeholder: what it stands for, in each environment where that differs. No secret is known here. */
export function placeholderText(name: string, { projectFile, bindings }: LanguageContext): string {
  const placeholder = `Placeholder ${codeSpan(name)}`;
  const variables = new ProjectVariables(projectFile?.text ?? '');
  if (variables.differs(name)) {
    const lines = [...variables.environments, ...(variables.environments.includes('Local') ? [] : ['Local'])].map(
      (environment) => `- ${escapeMarkdown(environment)}: ${valueText(variables.valueIn(environment, name))}`,
    );
    return `${placeholder} by \`flexli.json\`\n\n${lines.join('\n')}`;
  }
  const value = variables.sharedValue(name);
  if (value !== undefined) return `${placeholder}: ${valueText(value)}${isSecret(value) ? '' : ' by `flexli.json`'}`;
  const workflow = bindings.workflowOf(name);
  return workflow === undefined ? `${placeholder}: Deploy asks what it stands for.` : placeholder;
}

/** What a variable says, in words. */
function valueText(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing yet; Deploy asks';
  if (isSecret(value)) return '•••, a secret, which Deploy asks for and keeps in SecretStorage';
  if (isJsonObject(value) && Object.keys(value).length === 1) {
    for (const kind of ['connector', 'workflow'] as const) {
      const reference = value[kind];
      if (typeof reference === 'string') return `the ${kind} ${codeSpan(reference)}`;
    }
  }
  const text = JSON.stringify(value);
  return codeSpan(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

function isSecret(value: JsonValue): boolean {
  return isJsonObject(value) && value.secret === true;
}
