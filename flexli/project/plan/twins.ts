import type { DocumentKind } from '../../model/documentKind';
import type { JsonObject } from '../../model/json';
import { type AccountDocument, type AccountSnapshot } from '../account/accountDocument';
import { saysTheSame } from '../compare/comparison';

/** Documents of the account that no file has claimed yet; a file finds one there that says the same. */
export class Twins {
  readonly #free: AccountDocument[];

  /** @param claimed ids that belong to files already */
  constructor(account: AccountSnapshot, claimed: ReadonlySet<string>) {
    const several = idsOfSeveralVersions(account);
    this.#free = account.documents.filter(({ id }) => !claimed.has(id) && !several.has(id));
  }

  /**
   * Takes the newest document that says the same as a file, as far as it can be compared.
   *
   * @param after only documents that were created after this id
   */
  take(kind: DocumentKind, filled: JsonObject, after = ''): AccountDocument | undefined {
    const same = this.#free
      .filter((one) => one.kind === kind && one.id > after && saysTheSame(filled, one))
      .sort((a, b) => (a.id < b.id ? 1 : -1));
    const [newest] = same;
    if (newest) this.#free.splice(this.#free.indexOf(newest), 1);
    return newest;
  }
}

/** Somebody made versions of these; they are no mere copies. */
function idsOfSeveralVersions({ documents }: AccountSnapshot): ReadonlySet<string> {
  return new Set(documents.filter(({ version }) => version !== 1).map(({ id }) => id));
}
