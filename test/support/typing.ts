import { connectorOfText } from '../../server/languageservice/catalog';
import type { LanguageContext } from '../../server/languageservice/context';
import { contextOf } from '../../server/languageservice/context';
import { exampleDocuments } from './randomEdits';

/** What an editor puts behind the cursor by itself: the quote and the brackets that are open. */
export function closingOf(typed: string): string {
  const open: string[] = [];
  let inString = false;
  for (let at = 0; at < typed.length; at++) {
    const letter = typed.charAt(at);
    if (inString && letter === '\\') at++;
    else if (letter === '"') inString = !inString;
    else if (!inString && (letter === '{' || letter === '[')) open.push(letter === '{' ? '}' : ']');
    else if (!inString && (letter === '}' || letter === ']')) open.pop();
  }
  return `${inString ? '"' : ''}${open.reverse().join('\n')}`;
}

let known: LanguageContext | undefined;

/** The connectors of the examples, so that actions and parameters are known. */
export function exampleContext(): LanguageContext {
  known ??= contextOf(
    exampleDocuments().flatMap(({ name, kind, text }) => {
      const document = kind === 'connector' ? connectorOfText(text) : undefined;
      return document ? [{ uri: `file:///${name}`, document }] : [];
    }),
    false,
  );
  return known;
}
