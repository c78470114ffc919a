import type { Uri } from 'vscode';
import type { JsonValue } from '../../flexli/model/json';

/** What a placeholder stands for in this deployment. */
export type PlaceholderAnswer =
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** Goes to the API and nowhere else: not into validation, not into a file. */
  | { readonly kind: 'secret'; readonly value: string }
  /** The id that this file has, or will have, in the account. */
  | { readonly kind: 'file'; readonly file: Uri };

export type Answers = ReadonlyMap<string, PlaceholderAnswer>;
