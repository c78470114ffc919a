import type { ApiFailure, ApiResult } from '../../../flexli/api/failure';
import type { ConnectorDocument, DeployedConnector } from '../../../flexli/model/connector';
import type { JsonObject } from '../../../flexli/model/json';
import type { DeployedWorkflow, WorkflowDocument } from '../../../flexli/model/workflow';
import type { AccountApi } from '../../../flexli/project/account/accountApi';
import type { AccountDocument } from '../../../flexli/project/account/accountDocument';
import { deployed, idOf } from './fakeProject';

/** What a call does instead: fails and does nothing, or does it and fails all the same. */
export interface FakeFault {
  readonly kind: ApiFailure['kind'];
  readonly done?: boolean;
}

/** An account in memory, whose calls a test can let fail. */
export class FakeAccount implements AccountApi {
  readonly documents: AccountDocument[];
  /** Calls that changed something or tried to, such as `create Chat` and `delete 01A 1`. */
  readonly calls: string[] = [];
  /** By call; each is used once, `*` for any call that changes something. */
  readonly faults = new Map<string, FakeFault>();
  /** Is told of every call before it is carried out. */
  onCall: (call: string) => void = () => undefined;
  #next: number;

  constructor(documents: readonly AccountDocument[] = [], next = 100) {
    this.documents = [...documents];
    this.#next = next;
  }

  readonly connectors: AccountApi['connectors'] = {
    list: () =>
      this.#answer('list connectors', () =>
        this.#all('connector').map(
          (content) => content as unknown as DeployedConnector & { version: number; events: []; actions: [] },
        ),
      ),
    get: (id) => this.#get('connector', id, 1) as Promise<ApiResult<DeployedConnector>>,
    create: (document: ConnectorDocument) => this.#create(document),
    delete: (id) => this.#delete(id, 1),
  };

  readonly workflows: AccountApi['workflows'] = {
    list: ({ id }) =>
      this.#answer('list workflows', () =>
        this.documents
          .filter((one) => one.kind === 'workflow' && (id === undefined || one.id === id))
          .map((one) => ({
            id: one.id,
            name: one.name,
            description: null,
            version: one.version,
            is_release_version: one.release,
            schema_version: 1,
          })),
      ),
    get: (id, version) => this.#get('workflow', id, version) as Promise<ApiResult<DeployedWorkflow>>,
    create: (document: WorkflowDocument) => this.#create(document),
    delete: (id, version) => this.#delete(id, version),
  };

  #all(kind: AccountDocument['kind']): readonly JsonObject[] {
    return this.documents.filter((one) => one.kind === kind).map(({ content }) => content);
  }

  #get(kind: AccountDocument['kind'], id: string, version: number): Promise<ApiResult<unknown>> {
    const find = (): AccountDocument | undefined =>
      this.documents.find((one) => one.kind === kind && one.id === id && one.version === version);
    return this.#answer(
      `get ${id}`,
      () => find()?.content,
      () => find() === undefined,
    );
  }

  #create(document: ConnectorDocument | WorkflowDocument): Promise<ApiResult<{ id: string; href: string }>> {
    return this.#change(`create ${document.name}`, () => {
      const id = idOf(this.#next++);
      this.documents.push(deployed(id, document as unknown as JsonObject));
      return { id, href: '' };
    });
  }

  #delete(id: string, version: number): Promise<ApiResult<void>> {
    const at = this.documents.findIndex((one) => one.id === id && one.version === version);
    const others = this.documents.some((one) => one.id === id && one.version !== version);
    const call = `delete ${id} ${version}`;
    if (at >= 0 && others && this.documents[at]?.release) return Promise.resolve(this.#failed(call, 'conflict'));
    return this.#change(
      call,
      () => {
        this.documents.splice(at, 1);
      },
      () => at < 0,
    );
  }

  #change<T>(call: string, act: () => T, isMissing = (): boolean => false): Promise<ApiResult<T>> {
    this.calls.push(call);
    return this.#answer(call, act, isMissing);
  }

  #answer<T>(call: string, act: () => T, isMissing = (): boolean => false): Promise<ApiResult<T>> {
    this.onCall(call);
    const fault = this.faults.get(call);
    this.faults.delete(call);
    if (!fault && isMissing()) return Promise.resolve(failure('not-found'));
    if (!fault || fault.done) {
      const value = act();
      if (!fault) return Promise.resolve({ ok: true, value });
    }
    return Promise.resolve(failure(fault.kind));
  }

  #failed(call: string, kind: ApiFailure['kind']): ApiResult<never> {
    this.calls.push(call);
    return failure(kind);
  }
}

function failure(kind: ApiFailure['kind']): ApiResult<never> {
  return { ok: false, error: { kind, message: `The API said ${kind}.` } };
}
