import type { PlannedDocument } from '../../flexli/project/plan/plan';
import type { Reason } from '../../flexli/project/plan/reason';
import type { Translate } from '../ui/translate';

/** What happens to a document, in a word. */
export function changeText(change: PlannedDocument['change'], t: Translate): string {
  switch (change) {
    case 'create':
      return t('create');
    case 'replace':
      return t('replace');
    case 'record':
      return t('take over');
    case 'unchanged':
      return t('unchanged');
  }
}

/** Why, in a few words. */
export function reasonWords(reason: Reason, t: Translate): string {
  switch (reason.kind) {
    case 'new':
      return t('new here');
    case 'changed':
      return t('changed since it was deployed');
    case 'reference':
      return t('points at {0}, which gets another id', reason.file);
    case 'deleted-outside':
      return t('deleted outside');
    case 'changed-outside':
      return t('changed outside: {0}', reason.at.slice(0, 3).join(', '));
    case 'secret':
      return t('another value of a secret: {0}', reason.at.slice(0, 3).join(', '));
    case 'versions-outside':
      return t('another client made version {0}', reason.versions.join(', '));
    case 'interrupted':
      return t('an earlier deployment was interrupted');
    case 'found':
      return t('already there as {0}', reason.id);
    case 'moved':
      return t('deployed as {0} before', reason.from);
    case 'asked':
      return t('asked for');
    case 'restored':
      return t('back to {0}', reason.id);
  }
}
