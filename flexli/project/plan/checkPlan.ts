import type { DeployedConnector } from '../../model/connector';
import type { Finding } from '../../model/finding';
import type { JsonObject } from '../../model/json';
import type { AccountSnapshot } from '../account/accountDocument';
import type { ProjectDocument } from '../files/projectDocument';
import { withBlocked } from './blocked';
import type { Plan, PlannedDocument } from './plan';
import type { PlanValidator } from './planValidator';
import { fillDocument, withoutSecrets } from './resolved';

/**
 * Adds what a validator says of every document that will be sent: of its text, and of the document with its
 * placeholders filled, secrets left out. What gets an id only when it is deployed has a stand-in meanwhile, so that
 * parameters are checked against connectors that do not exist yet.
 */
export async function checkPlan(
  plan: Plan,
  documents: readonly ProjectDocument[],
  account: AccountSnapshot,
  validator: PlanValidator,
  signal: AbortSignal,
): Promise<Plan> {
  const standIns = new Map(plan.documents.map(({ path, target }, index) => [path, target?.id ?? standInId(index)]));
  const filled = (document: PlannedDocument): JsonObject | undefined =>
    document.source &&
    fillDocument(document.source.content, document.source.placeholders, {
      file: (path, what) => (what === 'id' ? standIns.get(path) : 1),
      secret: withoutSecrets,
    });
  const connectors = [
    ...account.documents.flatMap(({ kind, content }) => (kind === 'connector' ? [content] : [])),
    ...plan.documents.flatMap((document) => {
      const content = document.kind === 'connector' && !document.target ? filled(document) : undefined;
      return content ? [{ ...content, id: standIns.get(document.path) }] : [];
    }),
  ] as readonly JsonObject[] as readonly unknown[] as readonly DeployedConnector[];
  const texts = new Map(documents.map(({ path, text }) => [path, text]));
  const checked: PlannedDocument[] = [];
  for (const document of plan.documents) {
    const content = filled(document);
    if (!content || document.change === 'unchanged' || document.change === 'record') {
      checked.push(document);
      continue;
    }
    const { kind, path } = document;
    const ofText = await validator.validate({ kind, path, text: texts.get(path) ?? '' }, connectors, signal);
    const ofFilled = await validator.validate({ kind, path, text: JSON.stringify(content) }, connectors, signal);
    checked.push({ ...document, findings: merged(ofText, ofFilled) });
  }
  return { ...plan, documents: withBlocked(checked) };
}

/** Those of the text, and those that show only once placeholders are filled. */
function merged(ofText: readonly Finding[], ofFilled: readonly Finding[]): readonly Finding[] {
  const known = new Set(ofText.map(keyOf));
  return [...ofText, ...ofFilled.filter((finding) => !known.has(keyOf(finding)))];
}

function keyOf({ code, path }: Finding): string {
  return `${code} ${path}`;
}

/** A ULID that no account gives: its time is the beginning of time. */
function standInId(index: number): string {
  return String(index).padStart(26, '0');
}
