import { QuickPickItemKind, l10n, window } from 'vscode';
import { type Template, templates } from '../templates/templates';
import { newDocument } from './newDocument';

/** Opens a new workflow or connector that begins with a template, which the person chooses. */
export async function newFromTemplate(): Promise<void> {
  const all = templates(l10n.t);
  const items = (['workflow', 'connector'] as const).flatMap((kind) => [
    { label: kind === 'workflow' ? l10n.t('Workflows') : l10n.t('Connectors'), kind: QuickPickItemKind.Separator },
    ...all.filter((one) => one.kind === kind).map(itemOf),
  ]);
  const title = l10n.t('Flexli: New from Template');
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('What to begin with?'),
    matchOnDetail: true,
  });
  if (chosen && 'template' in chosen) await newDocument(chosen.template.kind, chosen.template.document);
}

function itemOf(template: Template): { label: string; detail: string; template: Template } {
  return { label: template.label, detail: template.detail, template };
}
