import { type Memento, ThemeIcon, type Uri, l10n, window, workspace } from 'vscode';
import type { JsonObject } from '../../flexli/model/json';
import { askText } from '../ui/inputSteps';
import { inputProblem, readInput } from './inputText';
import { withoutSecrets } from './mask';

const PREFIX = 'flexli.input:';

/** Asks for the input of a run; the last one of each workflow is offered again. */
export class RunInput {
  constructor(private readonly memory: Memento) {}

  /**
   * Undefined when the person gave up. What holds one of `secrets` is not kept: VS Code writes what it remembers to the disk.
   */
  async ask(
    workflow: Uri,
    name: string,
    example: string | undefined,
    secrets: () => Promise<readonly string[]>,
  ): Promise<JsonObject | undefined> {
    const key = PREFIX + workflow.toString();
    const answer = await askText({
      title: l10n.t('Run {0}', name),
      prompt: l10n.t('Input of the run, a JSON object'),
      placeholder: '{}',
      value: this.memory.get<string>(key) ?? example ?? '{}',
      validate: (text) => inputProblem(text, l10n.t),
      buttons: [
        {
          iconPath: new ThemeIcon('file-code'),
          tooltip: l10n.t('Take a JSON File'),
          press: () => this.takeFile(workflow),
        },
      ],
    });
    if (answer.kind !== 'value') return undefined;
    const input = readInput(answer.value);
    // A state may be long; what would make the box slow is not offered again.
    const isSecret = withoutSecrets(answer.value, await secrets()) !== answer.value;
    if (answer.value.length < 20_000 && !isSecret) await this.memory.update(key, answer.value);
    return input;
  }

  private async takeFile(workflow: Uri): Promise<string | undefined> {
    const [file] =
      (await window.showOpenDialog({
        title: l10n.t('Input of the Run'),
        openLabel: l10n.t('Use as Input'),
        filters: { JSON: ['json'] },
        ...(workflow.scheme === 'untitled' ? {} : { defaultUri: workflow }),
      })) ?? [];
    if (!file) return undefined;
    const text = new TextDecoder().decode(await workspace.fs.readFile(file));
    const problem = inputProblem(text, l10n.t);
    if (problem === undefined) return text;
    void window.showErrorMessage(`${workspace.asRelativePath(file)}: ${problem}`);
    return undefined;
  }
}
