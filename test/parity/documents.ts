import type { Finding } from '../../flexli/model/finding';
import { accountConnectors } from '../../server/languageservice/accountConnectors';
import type { LanguageContext } from '../../server/languageservice/context';
import { contextOf } from '../../server/languageservice/context';
import { LanguageDocument } from '../../server/languageservice/languageDocument';
import { createLanguageService } from '../../server/languageservice/service';
import type { DocumentCase } from './parityCase';
import { liesInside, liesOn, touchedPlace } from './touched';

/** How our verdict of a document compares with the API's. */
export interface ComparedDocument {
  readonly item: DocumentCase;
  /** Our diagnostics with the verdict `refused`. */
  readonly refused: readonly Finding[];
  readonly outcome: 'agreed' | 'falsely refused' | 'missed' | 'unknown';
  /**
   * Where a diagnostic lies of those that should: a document that both refuse, by a 400 with one cause. `on` the touched
   * node or its parent, `inside` that node, or `elsewhere`.
   */
  readonly location: 'on' | 'inside' | 'elsewhere' | undefined;
}

/** Compares documents, each in the account that its file says. */
export function compareDocuments(cases: readonly DocumentCase[]): readonly ComparedDocument[] {
  const service = createLanguageService();
  const contexts = new Map<DocumentCase['account'], LanguageContext>();
  return cases.map((item) => {
    let context = contexts.get(item.account);
    if (context === undefined) {
      context = contextOf(accountConnectors(item.account), true);
      contexts.set(item.account, context);
    }
    const document = new LanguageDocument(`parity:/${item.id}`, item.kind, 0, item.text);
    return compared(
      item,
      service.validate(document, context).filter(({ verdict }) => verdict === 'refused'),
    );
  });
}

function compared(item: DocumentCase, refused: readonly Finding[]): ComparedDocument {
  if (item.verdict === undefined) return { item, refused, outcome: 'unknown', location: undefined };
  const { accepted } = item.verdict;
  const agreed = accepted === (refused.length === 0);
  const outcome = agreed ? 'agreed' : accepted ? 'falsely refused' : 'missed';
  return { item, refused, outcome, location: accepted || !agreed ? undefined : locationOf(item, refused) };
}

function locationOf(item: DocumentCase, refused: readonly Finding[]): ComparedDocument['location'] {
  if (item.verdict?.status !== 400) return undefined;
  const touched = touchedPlace(item.mutation, JSON.parse(item.text));
  if (touched === undefined) return undefined;
  if (refused.some(({ path }) => liesOn(path, touched))) return 'on';
  return refused.some(({ path }) => liesInside(path, touched)) ? 'inside' : 'elsewhere';
}

/** The form of `--out`. */
export function documentLine({ item, refused }: ComparedDocument): object {
  return { id: item.id, refused: refused.map(({ code, path }) => ({ code, path })) };
}
