import {
  InputBoxValidationSeverity,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPickItem,
  window,
} from 'vscode';
import type { Releasable } from './releasable';

/** What a person did in one step of a longer input. */
export type StepAnswer<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'back' | 'cancelled' };

export interface StepFrame {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  /** Offers the Back button. */
  readonly canGoBack?: boolean;
  /** Closes the box, as if the person had given up. */
  readonly signal?: AbortSignal;
}

export interface TextStep extends StepFrame {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** Shown at once, until the first change: why the person is asked again. */
  readonly problem?: string;
  /** A text when the value cannot be taken. */
  readonly validate?: (value: string) => string | undefined;
  /** Buttons beside the box; a press may give the value. */
  readonly buttons?: readonly StepButton[];
}

export interface StepButton extends QuickInputButton {
  /** The value to take, or undefined to stay in the box. */
  press(): Promise<string | undefined>;
}

/** Asks for one text. Enter is taken only while the value is valid. */
export async function askText(step: TextStep): Promise<StepAnswer<string>> {
  const box = window.createInputBox();
  const buttons = step.buttons ?? [];
  box.title = step.title;
  box.step = step.step;
  box.totalSteps = step.totalSteps;
  box.prompt = step.prompt;
  box.placeholder = step.placeholder;
  box.value = step.value ?? '';
  box.password = step.password ?? false;
  box.ignoreFocusOut = true;
  box.buttons = [...(step.canGoBack ? [QuickInputButtons.Back] : []), ...buttons];
  if (step.problem !== undefined) show(box, step.problem);
  return new Promise((resolve) => {
    const held: Releasable[] = [box];
    // A button may open a dialog, which hides the box for a while.
    let pressing = false;
    const end = (answer: StepAnswer<string>): void => {
      resolve(answer);
      for (const one of held) one.dispose();
    };
    held.push(
      box.onDidChangeValue((value) => {
        show(box, value === '' ? undefined : step.validate?.(value));
      }),
      box.onDidAccept(() => {
        const problem = step.validate?.(box.value);
        if (problem === undefined) end({ kind: 'value', value: box.value });
        else show(box, problem);
      }),
      box.onDidTriggerButton((button) => {
        if (button === QuickInputButtons.Back) {
          end({ kind: 'back' });
          return;
        }
        pressing = true;
        void buttons
          .find((one) => one === button)
          ?.press()
          .then((value) => {
            pressing = false;
            if (value === undefined) box.show();
            else end({ kind: 'value', value });
          });
      }),
      box.onDidHide(() => {
        if (!pressing) end({ kind: 'cancelled' });
      }),
    );
    held.push(
      onAbort(step.signal, () => {
        end({ kind: 'cancelled' });
      }),
    );
    box.show();
  });
}

function onAbort(signal: AbortSignal | undefined, listener: () => void): Releasable {
  signal?.addEventListener('abort', listener, { once: true });
  return {
    dispose: () => {
      signal?.removeEventListener('abort', listener);
    },
  };
}

function show(box: { validationMessage: string | object | undefined }, message: string | undefined): void {
  box.validationMessage = message === undefined ? undefined : { message, severity: InputBoxValidationSeverity.Error };
}

export interface PickStep<T extends QuickPickItem> extends StepFrame {
  readonly placeholder: string;
  readonly items: readonly T[];
  readonly active?: T;
}

/** Asks for one of several. */
export async function askPick<T extends QuickPickItem>(step: PickStep<T>): Promise<StepAnswer<T>> {
  const pick = window.createQuickPick<T>();
  pick.title = step.title;
  pick.step = step.step;
  pick.totalSteps = step.totalSteps;
  pick.placeholder = step.placeholder;
  pick.items = step.items;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  if (step.active) pick.activeItems = [step.active];
  if (step.canGoBack) pick.buttons = [QuickInputButtons.Back];
  return new Promise((resolve) => {
    const held: Releasable[] = [pick];
    const end = (answer: StepAnswer<T>): void => {
      resolve(answer);
      for (const one of held) one.dispose();
    };
    held.push(
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen) end({ kind: 'value', value: chosen });
      }),
      pick.onDidTriggerButton(() => {
        end({ kind: 'back' });
      }),
      pick.onDidHide(() => {
        end({ kind: 'cancelled' });
      }),
    );
    held.push(
      onAbort(step.signal, () => {
        end({ kind: 'cancelled' });
      }),
    );
    pick.show();
  });
}

/**
 * Walks through steps in order. Back goes to the step before; a step that has nothing to ask answers 'skipped' and is
 * passed in the direction of travel. False when the person gave up.
 */
export async function walkSteps(
  steps: readonly (() => Promise<'next' | 'back' | 'cancelled' | 'skipped'>)[],
  from = 0,
): Promise<boolean> {
  let index = from;
  let direction = 1;
  for (;;) {
    const step = steps[index];
    if (!step) return index >= steps.length;
    const outcome = await step();
    if (outcome === 'cancelled') return false;
    if (outcome !== 'skipped') direction = outcome === 'back' ? -1 : 1;
    index += direction;
  }
}
