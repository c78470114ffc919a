import type { DeployedConnector } from '../../flexli/model/connector';
import type { LanguageContext } from '../../server/languageservice/context';
import { contextOf } from '../../server/languageservice/context';
import { LanguageDocument } from '../../server/languageservice/languageDocument';
import type { FlexliLanguageService } from '../../server/languageservice/service';
import { createLanguageService } from '../../server/languageservice/service';
import type { Task } from '../measure';
import type { Keystroke } from '../workload/keystrokes';

/** Our service with everything it knows, used as its own language server uses it. */
export class Ours {
  readonly #service: FlexliLanguageService;
  readonly #context: LanguageContext;
  readonly #text: string;
  #files = 0;
  #version = 2;

  constructor(account: readonly DeployedConnector[], text: string) {
    this.#service = createLanguageService();
    this.#context = contextOf(
      account.map((document) => ({ document, id: document.id })),
      true,
    );
    this.#text = text;
  }

  parse(): Task {
    let document = this.#open();
    return {
      prepare: () => {
        document = this.#open();
      },
      run: () => document.root,
    };
  }

  /** A document that nobody has seen before, by a service that has nothing kept that could help. */
  validate(): Task {
    let [service, document] = [this.#service, this.#open()];
    return {
      prepare: () => {
        service = createLanguageService();
        document = this.#open();
      },
      run: () => service.validate(document, this.#context),
    };
  }

  validateAgain(keystroke: Keystroke): Task {
    return this.#after(keystroke, (document) => this.#service.validate(document, this.#context));
  }

  /** After the same keystroke, for an editor that sends the whole text each time. */
  validateWhole(keystroke: Keystroke): Task {
    const { offset, length, text } = keystroke;
    const whole = this.#text.slice(0, offset) + text + this.#text.slice(offset + length);
    const checked = this.#open();
    this.#service.validate(checked, this.#context);
    return {
      run: () => this.#service.validate(checked.edited([{ text: whole }], this.#version++), this.#context),
    };
  }

  complete(keystroke: Keystroke): Task {
    return this.#after(keystroke, (document) =>
      this.#service.complete(document, document.textDocument.positionAt(keystroke.cursor), this.#context),
    );
  }

  hover(keystroke: Keystroke): Task {
    return this.#after(keystroke, (document) =>
      this.#service.hover(document, document.textDocument.positionAt(keystroke.cursor), this.#context),
    );
  }

  /** How many findings there are, so that nobody measures a service that says nothing. */
  get findings(): number {
    return this.#service.validate(this.#open(), this.#context).length;
  }

  /** Each time another file. */
  #open(): LanguageDocument {
    return new LanguageDocument(`file:///bench${this.#files++}.fewrk.json`, 'workflow', 1, this.#text);
  }

  /** Each time a keystroke in the document as it was checked last. */
  #after({ offset, length, text }: Keystroke, run: (document: LanguageDocument) => unknown): Task {
    const checked = this.#open();
    this.#service.validate(checked, this.#context);
    const { textDocument } = checked;
    const range = { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) };
    return { run: () => run(checked.edited([{ range, text }], this.#version++)) };
  }
}
