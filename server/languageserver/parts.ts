import type { FlexliLanguageService } from '../languageservice/service';
import type { Contexts } from './contexts';
import type { OpenDocuments } from './openDocuments';

/** What every handler works with. */
export interface Parts {
  readonly open: OpenDocuments;
  readonly contexts: Contexts;
  readonly service: FlexliLanguageService;
}
