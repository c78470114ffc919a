import type { DocumentLink } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { propertyOf, stringValue, valueOf } from '../syntax/nodes';
import { Occurrences, fileOf } from '../workspace/occurrences';
import { rangeIn } from '../workspace/places';

/** In a project file, what its paths and addresses lead to; in every file, its `$schema`. */
export function documentLinks(document: LanguageDocument, context: LanguageContext): DocumentLink[] {
  const { root, textDocument, kind } = document;
  const links: DocumentLink[] = [];
  const addresses = [valueOf(root, '$schema')];
  if (kind === 'project') {
    const here = fileOf(document, context);
    const occurrences = new Occurrences(context, here);
    for (const mention of here.facts.mentions) {
      if (mention.target.kind !== 'connector' && mention.target.kind !== 'workflow') continue;
      const symbol = occurrences.symbolOf({ file: here, mention });
      const uri = symbol?.kind === 'connector' ? symbol.connector : symbol?.kind === 'workflow' ? symbol.workflow : '';
      const file = context.workspace?.find(uri);
      if (file === undefined) continue;
      links.push({ range: rangeIn(here, mention), target: file.textDocument.uri, tooltip: 'Open the file' });
    }
    for (const { children = [] } of propertyOf(root, 'environments')?.children?.[1]?.children ?? []) {
      addresses.push(valueOf(children[1], 'api'), valueOf(children[1], 'auth'));
    }
  }
  for (const node of addresses) {
    const target = stringValue(node);
    if (node === undefined || target === undefined || !/^https?:\/\//.test(target)) continue;
    const place = { start: node.offset + 1, end: node.offset + node.length - 1 };
    links.push({
      range: { start: textDocument.positionAt(place.start), end: textDocument.positionAt(place.end) },
      target,
    });
  }
  return links;
}
