import type { NameForm } from '../workspace/mention';
import type { WorkspaceSymbol } from '../workspace/symbols';
import { keyPathStep } from '../workspace/textParts';

/** What is wrong with a new name, as a sentence that says what to write; undefined when it will do. */
export function nameProblem(symbol: WorkspaceSymbol, name: string, forms: ReadonlySet<NameForm>): string | undefined {
  if (name.trim() === '') return 'Give a name.';
  if (name !== name.trim()) return 'A name has no spaces around it.';
  switch (symbol.kind) {
    case 'action':
    case 'event':
      return /^[A-Za-z0-9]+$/.test(name) ? undefined : 'A type has letters and digits only, such as PostMessage.';
    case 'connector':
      return /^\S+$/.test(name) && !name.includes('{')
        ? undefined
        : 'The type of a connector is one word, such as TeamChat.';
    case 'workflow':
      return /^[A-Za-z0-9 ]{3,60}$/.test(name)
        ? undefined
        : 'The name of a workflow has 3 to 60 letters, digits and spaces.';
    case 'customEvent':
      return name.startsWith('::')
        ? 'An event that is named by an expression has no name. Leave out the “::”.'
        : undefined;
    case 'placeholder':
      return /^\p{L}[\p{L}\p{N} _.-]*$/u.test(name)
        ? undefined
        : 'A placeholder begins with a letter and has letters, digits, spaces, “_”, “-” and “.”.';
    case 'variable':
      return fieldProblem(name);
    case 'state':
    case 'input':
    case 'parameter':
      if (/["']/.test(name) || name.startsWith('::')) return 'A key has no quotes and does not begin with “::”.';
      return forms.has('format') ? fieldProblem(name) : undefined;
  }
}

function fieldProblem(name: string): string | undefined {
  return /[{}[\]!:.]/.test(name) ? 'Between braces, a name has none of { } [ ] ! : and “.”.' : undefined;
}

/**
 * A name as it is written in a JSON string, in this form. Quotes are put where they are needed, and stay where the
 * author has put them without need.
 *
 * @param before the source of the name that stood there
 */
export function writtenName(name: string, form: NameForm, before: string): string {
  const quote = /^(?:\\"|')/.exec(before)?.[0] ?? '';
  const old = before.slice(quote.length, before.length - quote.length);
  switch (form) {
    case 'field':
      return quote !== '' && isIdentifier(old) ? jsonContent(JSON.stringify(name)) : jsonContent(fieldText(name));
    case 'keyPath':
      return quote !== '' && !old.includes('.') ? quote + jsonContent(name) + quote : jsonContent(keyPathStep(name));
    default:
      return jsonContent(name);
  }
}

function fieldText(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

function jsonContent(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
