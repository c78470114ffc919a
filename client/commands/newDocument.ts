import { Uri, window, workspace } from 'vscode';
import { type DocumentKind, FILE_SUFFIX } from '../../flexli/model/documentKind';

const TEMPLATES: Readonly<Record<DocumentKind, object>> = {
  workflow: {
    name: 'New workflow',
    description: 'Says in a sentence what the workflow is for. Input: {}',
    schema_version: 1,
    actions: [{ order: 1, type: 'Flexli:CoreV1:Wait', description: 'Wait a moment', parameters: { seconds: 1 } }],
  },
  connector: {
    type: 'SampleApi',
    name: 'Sample API',
    description: 'The sample API that the local engine answers itself.',
    schema_version: 1,
    config: { host: 'sample.localhost', base_path: '', default_headers: { Accept: 'application/json' } },
    actions: [
      {
        type: 'ListPeople',
        name: 'List people',
        description: 'Everyone, or the people of one department.',
        method: 'get',
        path: 'people',
        query: { department: '::department' },
        parameters: {
          type: 'object',
          properties: { department: { type: 'string', description: 'Only people of this department.' } },
          additionalProperties: false,
        },
      },
    ],
  },
};

/** Opens a new document that works as it is; saving it asks for its place. */
export async function newDocument(kind: DocumentKind, template: object = TEMPLATES[kind]): Promise<void> {
  const uri = await freeName(kind);
  const document = await workspace.openTextDocument(uri);
  const editor = await window.showTextDocument(document);
  await editor.edit((edit) => {
    edit.insert(document.positionAt(0), `${JSON.stringify(template, undefined, 2)}\n`);
  });
}

/** An untitled document whose name no file and no other untitled document has. */
async function freeName(kind: DocumentKind): Promise<Uri> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  for (let number = 1; ; number++) {
    const name = `${kind}${number === 1 ? '' : `-${number}`}${FILE_SUFFIX[kind]}`;
    if (!folder) {
      const uri = Uri.from({ scheme: 'untitled', path: name });
      if (!isOpen(uri)) return uri;
      continue;
    }
    const file = Uri.joinPath(folder, name);
    const uri = file.with({ scheme: 'untitled' });
    if (!isOpen(uri) && !(await exists(file))) return uri;
  }
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
