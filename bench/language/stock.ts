import type { LanguageService } from 'vscode-json-languageservice';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Task } from '../measure';
import type { Keystroke } from '../workload/keystrokes';

/** The stock JSON service with one schema, used as its own language server uses it. */
export class Stock {
  readonly #service: LanguageService;
  readonly #text: string;

  constructor(schema: object, text: string) {
    this.#service = getLanguageService({});
    this.#service.configure({
      schemas: [{ uri: 'bench:/workflow', fileMatch: ['*'], schema: structuredClone(schema) }],
    });
    this.#text = text;
  }

  parse(): Task {
    return this.#after(undefined, (document) => this.#service.parseJSONDocument(document));
  }

  validate(keystroke: Keystroke): Task {
    return this.#after(keystroke, (document) =>
      this.#service.doValidation(document, this.#service.parseJSONDocument(document)),
    );
  }

  complete(keystroke: Keystroke): Task {
    return this.#after(keystroke, (document) =>
      this.#service.doComplete(
        document,
        document.positionAt(keystroke.cursor),
        this.#service.parseJSONDocument(document),
      ),
    );
  }

  hover(keystroke: Keystroke): Task {
    return this.#after(keystroke, (document) =>
      this.#service.doHover(document, document.positionAt(keystroke.cursor), this.#service.parseJSONDocument(document)),
    );
  }

  #after(keystroke: Keystroke | undefined, run: (document: TextDocument) => unknown): Task {
    let document = TextDocument.create('file:///bench.json', 'json', 1, this.#text);
    return {
      prepare: () => {
        document = TextDocument.create('file:///bench.json', 'json', 1, this.#text);
        document.positionAt(0);
      },
      run: () => {
        if (keystroke) TextDocument.update(document, [changeOf(document, keystroke)], 2);
        return run(document);
      },
    };
  }
}

function changeOf(document: TextDocument, { offset, length, text }: Keystroke) {
  return { range: { start: document.positionAt(offset), end: document.positionAt(offset + length) }, text };
}
