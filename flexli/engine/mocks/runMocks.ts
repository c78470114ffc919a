import type { PreparedRequest } from '../request/preparedRequest';
import type { ActionPlace } from '../runEvent';
import type { Mock, MockAnswer, MockTarget } from './mock';
import { shortPath } from './mock';
import { fitsRequest } from './requestMatch';

/** What asks for an answer. */
export interface MockQuestion extends Pick<ActionPlace, 'path' | 'action'> {
  /** Absent for what makes no request. */
  readonly request?: PreparedRequest;
  /** Name of the workflow that the action stands in. */
  readonly workflow: string;
  /** Whether the run began with that workflow. */
  readonly isFirst: boolean;
}

/** The mocks of one run with all runs that it starts; knows how far each sequence has come. */
export class RunMocks {
  readonly #mocks: readonly Mock[];
  readonly #used = new Map<Mock, number>();

  constructor(mocks: readonly Mock[]) {
    this.#mocks = mocks;
  }

  /** The next answer of the first mock that fits; undefined when none does. */
  next(question: MockQuestion): MockAnswer | undefined {
    const mock = this.#mocks.find(({ target }) => fits(target, question));
    if (mock === undefined) return undefined;
    const used = this.#used.get(mock) ?? 0;
    this.#used.set(mock, used + 1);
    return mock.answers[Math.min(used, mock.answers.length - 1)];
  }

  /** Those that nothing has asked for, which often have a slip in what they stand for. */
  get unused(): readonly Mock[] {
    return this.#mocks.filter((mock) => !this.#used.has(mock));
  }
}

function fits({ action, type, workflow, request }: MockTarget, question: MockQuestion): boolean {
  const isItsWorkflow =
    workflow === undefined ? action === undefined || question.isFirst : workflow === question.workflow;
  return (
    isItsWorkflow &&
    (action === undefined || action === shortPath(question.path)) &&
    (type === undefined || type === question.action.type) &&
    (request === undefined || (question.request !== undefined && fitsRequest(request, question.request)))
  );
}
