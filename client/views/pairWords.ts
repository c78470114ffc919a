import { ThemeColor, ThemeIcon, l10n } from 'vscode';
import type { PairState } from '../workflows/pairUp';

/** How a file stands to the account, in words. */
export function pairText(state: PairState): string {
  switch (state) {
    case 'in-step':
      return l10n.t('in step');
    case 'changed':
      return l10n.t('changed');
    case 'only-here':
      return l10n.t('only here');
    case 'only-there':
      return l10n.t('only there');
    case 'unknown':
      return '';
  }
}

/** The same in a sentence. `environment` is the name of the account's. */
export function pairSentence(state: PairState, environment: string): string {
  switch (state) {
    case 'in-step':
      return l10n.t('The account of {0} has what the file says, as far as the API reads it back.', environment);
    case 'changed':
      return l10n.t('The file says something else than the account of {0}.', environment);
    case 'only-here':
      return l10n.t('It is not deployed to {0}.', environment);
    case 'only-there':
      return l10n.t('It is in the account of {0}, and no file of the workspace stands for it.', environment);
    case 'unknown':
      return l10n.t('The account of {0} could not be read.', environment);
  }
}

/** Told apart by their shape as well as by their colour. */
export function pairIcon(state: PairState): ThemeIcon {
  switch (state) {
    case 'in-step':
      return new ThemeIcon('check', new ThemeColor('testing.iconPassed'));
    case 'changed':
      return new ThemeIcon('diff-modified', new ThemeColor('gitDecoration.modifiedResourceForeground'));
    case 'only-here':
      return new ThemeIcon('diff-added', new ThemeColor('gitDecoration.addedResourceForeground'));
    case 'only-there':
      return new ThemeIcon('cloud');
    case 'unknown':
      return new ThemeIcon('file-code');
  }
}

/** The part of a context value that menus look at: where a document is. */
export function pairPlace(state: PairState): 'here' | 'there' | 'both' {
  if (state === 'only-there') return 'there';
  return state === 'in-step' || state === 'changed' ? 'both' : 'here';
}
