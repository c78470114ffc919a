import type { Connection } from 'vscode-languageserver/node';
import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { accountConnectors } from '../languageservice/accountConnectors';
import { contextOf } from '../languageservice/context';
import type { LocatedDiagnostic } from '../languageservice/diagnostics';
import { LanguageDocument, languageKindOf } from '../languageservice/languageDocument';
import type { ProtocolFinding, ValidateAnswer, ValidateParams } from '../protocol';
import { ValidateRequest } from '../protocol';
import type { Guard } from './guard';
import type { Parts } from './parts';
import { filePathOf } from './uris';
import { readText } from './workspaceFiles';

/**
 * `flexli/validate`: what the client asks before it deploys. When the document cannot be checked the answer is an
 * error, since no findings would mean that all is well.
 */
export function registerValidate(connection: Connection, guard: Guard, { open, contexts, service }: Parts): void {
  const failed = new ResponseError(ErrorCodes.InternalError, 'The document could not be checked; see the log.');
  const check = async (params: ValidateParams): Promise<ValidateAnswer | ResponseError> => {
    const document = await documentOf(params);
    if (document === undefined) {
      const reason = `${params.uri} is no readable workflow or connector. Give a file that ends in .fewrk.json or .fecon.json.`;
      return new ResponseError(ErrorCodes.InvalidParams, reason);
    }
    const context =
      params.connectors === undefined
        ? contexts.contextOf(params.uri)
        : contextOf(accountConnectors(params.connectors), true);
    return { diagnostics: service.validate(document, context).map(protocolFinding) };
  };
  const documentOf = async ({ uri, text }: ValidateParams): Promise<LanguageDocument | undefined> => {
    const opened = open.find(uri);
    if (text === undefined && opened !== undefined) return opened;
    const kind = opened?.kind ?? languageKindOf(uri);
    const path = filePathOf(uri);
    const content = text ?? (path === undefined ? undefined : await readText(path));
    return kind === undefined || content === undefined ? undefined : new LanguageDocument(uri, kind, 0, content);
  };
  connection.onRequest(
    ValidateRequest.method,
    guard.request<ValidateParams, ValidateAnswer | ResponseError>('flexli/validate', failed, check),
  );
}

function protocolFinding({ code, severity, verdict, message, path, range }: LocatedDiagnostic): ProtocolFinding {
  return { code, severity, verdict, message, path, range };
}
