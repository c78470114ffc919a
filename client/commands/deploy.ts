import { Uri } from 'vscode';
import { documentKindOfName } from '../../flexli/model/documentKind';
import type { DeployFlow } from '../deploy/deployFlow';
import { targetDocument } from './targetDocument';

/** Deploys a document, or those selected in the explorer: connectors first, and no further after a failure. */
export async function deploy(
  flow: DeployFlow,
  target: unknown,
  selected: unknown,
): Promise<{ readonly id: string } | undefined> {
  const several = Array.isArray(selected) ? selected.filter((one) => one instanceof Uri && isFlexli(one)) : [];
  if (several.length > 1) {
    const uris = (several as Uri[]).sort((a, b) => rank(a) - rank(b));
    const [first] = uris;
    if (!first || !(await flow.ready(first))) return undefined;
    let last: { readonly id: string } | undefined;
    for (const uri of uris) {
      last = await flow.deploy(uri, { confirmed: true });
      if (!last) return undefined;
    }
    return last;
  }
  const uri = await targetDocument(target, ['workflow', 'connector']);
  return uri && flow.deploy(uri);
}

function isFlexli(uri: Uri): boolean {
  return documentKindOfName(uri.path) !== undefined;
}

function rank(uri: Uri): number {
  return documentKindOfName(uri.path) === 'connector' ? 0 : 1;
}
