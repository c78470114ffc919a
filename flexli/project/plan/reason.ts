/** Why a document is created, replaced or recorded. */
export type Reason =
  /** It was never deployed here. */
  | { readonly kind: 'new' }
  /** The file, or a value that it uses, is another than when it was deployed. */
  | { readonly kind: 'changed' }
  /** It points at an older id of another file, or that file gets a new one. */
  | { readonly kind: 'reference'; readonly file: string }
  /** Another client deleted it. */
  | { readonly kind: 'deleted-outside'; readonly id: string }
  /** Another client changed it: at these places. */
  | { readonly kind: 'changed-outside'; readonly at: readonly string[] }
  /** Another client made versions of it. */
  | { readonly kind: 'versions-outside'; readonly versions: readonly number[] }
  /** A secret got another value, and the account has the old one: at these places. */
  | { readonly kind: 'secret'; readonly at: readonly string[] }
  /** An earlier deployment ended before this was done. */
  | { readonly kind: 'interrupted' }
  /** The account has it already, and the lock did not know. */
  | { readonly kind: 'found'; readonly id: string }
  /** The file was called otherwise when it was deployed. */
  | { readonly kind: 'moved'; readonly from: string }
  /** The person wants it deployed again. */
  | { readonly kind: 'asked' }
  /** The person wants the version before. */
  | { readonly kind: 'restored'; readonly id: string };

/** Whether a reason is something that another client did. */
export function isDrift({ kind }: Reason): boolean {
  return kind === 'deleted-outside' || kind === 'changed-outside' || kind === 'versions-outside';
}

/** The reason in a few words, without a full stop. */
export function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'new':
      return 'new here';
    case 'changed':
      return 'changed since it was deployed';
    case 'reference':
      return `points at ${reason.file}, which has another id`;
    case 'deleted-outside':
      return 'deleted outside';
    case 'changed-outside':
      return `changed outside: ${shortList(reason.at)}`;
    case 'versions-outside':
      return `another client made version ${shortList(reason.versions.map(String))}`;
    case 'secret':
      return `another value of a secret: ${shortList(reason.at)}`;
    case 'interrupted':
      return 'an earlier deployment was interrupted';
    case 'found':
      return `already there as ${reason.id}`;
    case 'moved':
      return `deployed as ${reason.from} before`;
    case 'asked':
      return 'asked for';
    case 'restored':
      return `back to ${reason.id}`;
  }
}

const MOST = 3;

function shortList(all: readonly string[]): string {
  const named = all.map((one) => (one === '' ? 'the whole document' : one));
  const left = named.length - MOST;
  return left > 0 ? `${named.slice(0, MOST).join(', ')} and ${left} more` : named.join(', ');
}
