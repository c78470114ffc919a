import { env, l10n, window } from 'vscode';
import type { KnownSecrets } from '../../deploy/knownSecrets';
import type { CallDocuments } from '../../documents/callDocuments';
import { callText } from '../../runs/callText';
import { curlCommand } from '../../runs/curl';
import { withoutSecrets } from '../../runs/mask';
import { maskedUrl } from '../../runs/maskedHeaders';
import type { StepCalls } from '../../runs/stepCalls';
import type { StepNode } from '../../views/runs/stepNode';

/** Opens the request that an action sent, with the answer where it is known. */
export async function openCall(
  node: StepNode,
  calls: StepCalls,
  secrets: KnownSecrets,
  documents: CallDocuments,
): Promise<void> {
  const call = await calls.find(node);
  const text = callText(call, await secrets.of(node.run.environment), l10n.t);
  const name = l10n.t('{0}: request and response', `${node.step.order} ${node.title}`);
  await window.showTextDocument(documents.put(`${node.run.id}-${node.step.key}`, name, text), { preview: true });
}

/** Puts the request of an action on the clipboard, as a command for a terminal. */
export async function copyCurl(node: StepNode, calls: StepCalls, secrets: KnownSecrets): Promise<void> {
  const { request } = await calls.find(node);
  if (!request) {
    void window.showWarningMessage(l10n.t('The request of {0} cannot be prepared. Open it to see why.', node.title));
    return;
  }
  const command = curlCommand({ ...request, url: maskedUrl(request.url) }, true);
  await env.clipboard.writeText(withoutSecrets(command, await secrets.of(node.run.environment)));
  window.setStatusBarMessage(l10n.t('Copied. Credentials are left out: set AUTHORIZATION in your shell.'), 5000);
}
