import path from 'node:path';
import type { DeployedConnector } from '../../flexli/model/connector';
import { isJsonObject } from '../../flexli/model/json';
import type { JsonObject, JsonValue } from '../../flexli/model/json';
import { accountConnectors } from '../../server/languageservice/accountConnectors';
import type { CatalogConnector } from '../../server/languageservice/catalog';
import { readTextFile } from '../files/readFile';

export type AccountFile =
  | { readonly ok: true; readonly connectors: readonly CatalogConnector[] }
  /** For people. */
  | { readonly ok: false; readonly message: string };

const FORM = '{"connectors": [{"id": …, "type": …, …}]}';

/** Reads the file that lists everything an account has. */
export async function readConnectorsFile(name: string, folder: string): Promise<AccountFile> {
  const read = await readTextFile(path.resolve(folder, name), name);
  return read.ok ? accountOf(read.text, name) : read;
}

/** `name` is what messages call the file. */
function accountOf(text: string, name: string): AccountFile {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return { ok: false, message: `${name} is no valid JSON. It must be ${FORM}.` };
  }
  const list = isJsonObject(value) ? value.connectors : undefined;
  if (!Array.isArray(list)) return { ok: false, message: `${name} has no list of connectors. It must be ${FORM}.` };
  const connectors = list as readonly JsonValue[];
  const wrong = connectors.findIndex((connector) => !isDeployed(connector));
  if (wrong >= 0) {
    return { ok: false, message: `connectors[${wrong}] in ${name} has no id or no type. The file must be ${FORM}.` };
  }
  return { ok: true, connectors: accountConnectors(connectors as readonly unknown[] as readonly DeployedConnector[]) };
}

/** The rest of a connector is read with care wherever it is used. */
function isDeployed(value: JsonValue): value is JsonObject {
  return isJsonObject(value) && typeof value.id === 'string' && typeof value.type === 'string';
}
