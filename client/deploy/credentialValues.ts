import { type JsonValue, isJsonObject } from '../../flexli/model/json';
import { fillPlaceholders } from '../../flexli/project/placeholders';

/** Keys of credentials whose values nobody may see. */
const SECRET_KEYS: ReadonlySet<string> = new Set(['bearer_token', 'api_key', 'client_secret', 'secret', 'password']);

/**
 * The secrets among the credentials of a connector, those of its events included, with placeholders filled as far as they are
 * known. Texts with a placeholder left are none.
 */
export function credentialValues(
  connector: JsonValue | undefined,
  valueOf: (placeholder: string) => JsonValue | undefined,
): readonly string[] {
  const config = isJsonObject(connector) ? connector.config : undefined;
  if (!isJsonObject(config)) return [];
  return [config.credentials, config.events].flatMap((part) =>
    Object.entries(isJsonObject(part) ? part : {}).flatMap(([key, value]) => {
      if (!SECRET_KEYS.has(key) || value === undefined) return [];
      const { document, missing } = fillPlaceholders(value, valueOf);
      return missing.length === 0 && typeof document === 'string' && document !== '' ? [document] : [];
    }),
  );
}
