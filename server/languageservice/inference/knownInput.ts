import type { Node } from 'jsonc-parser';
import { CoreSource } from '../../../flexli/model/coreActions';
import { exampleInput } from '../../../flexli/model/exampleInput';
import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import type { CatalogConnector } from '../catalog';
import { connectorName, findEvent } from '../catalog';
import type { KnownWorkspace, LanguageContext } from '../context';
import { connectorOfId } from '../context';
import { stringOf, valueOf } from '../syntax/nodes';
import { isConnectorOwner } from '../syntax/workflowScope';
import { sameUri } from '../workspace/uris';
import { workflowOfId } from '../workspace/workflows';
import type { WorkspaceFile } from '../workspace/workspaceIndex';
import type { Shape } from './shape';
import { ANY_OBJECT, objectIn, UNKNOWN } from './shape';
import { shapeOfJson } from './shapeOfJson';
import { shapeOfSchema } from './shapeOfSchema';
import { uniteAll } from './unite';

/**
 * What is known of a workflow's input, a part for each that tells something: the schema of the event, the workflows of the
 * workspace that start it, samples. The same parts are the same objects as long as what they come from stays.
 */
export class KnownInput {
  readonly #schemas = new WeakMap<JsonObject, Shape>();
  /** By their text; a description is another string in every version of a document. */
  readonly #written = new Map<string, Shape>();
  readonly #samples = {
    any: new WeakMap<readonly JsonValue[], readonly Shape[]>(),
    possible: new WeakMap<readonly JsonValue[], readonly Shape[]>(),
  };

  partsOf(root: Node | undefined, uri: string, context: LanguageContext): readonly Shape[] {
    const bySource = this.#bySource(root, uri, context);
    const known = [...bySource, ...this.#byExample(root)];
    // An event that has no other keys than its schema names tells all there is.
    const [event] = bySource;
    const source = valueOf(root, 'source');
    const isClosed = event?.kind === 'object' && event.rest === 'none';
    if (isClosed && source !== undefined && isConnectorOwner(source)) return known;
    return [...known, ...this.#byRuns(context.samples?.inputsOf(uri) ?? [], known.length === 0 ? 'any' : 'possible')];
  }

  #bySource(root: Node | undefined, uri: string, context: LanguageContext): readonly Shape[] {
    const source = valueOf(root, 'source');
    if (source?.type !== 'object') return passedTo(uri, context);
    const type = stringOf(source, 'type') ?? '';
    if (isConnectorOwner(source)) {
      const connector = connectorOfId(context, stringOf(source, 'connector_id') ?? '');
      return connector === undefined ? [] : this.#byEvent(connector, type);
    }
    if (type === CoreSource.Schedule) return [NOTHING_PASSED];
    const event = stringOf(valueOf(source, 'parameters'), 'event_type');
    if (type !== CoreSource.CustomEvent || event === undefined) return [];
    return passedWith(event, uri, context);
  }

  #byEvent(connector: CatalogConnector, type: string): readonly Shape[] {
    const schema = findEvent(connector, type)?.schema;
    if (schema === undefined) return [];
    let shape = this.#schemas.get(schema);
    if (shape === undefined) {
      shape = shapeOfSchema(schema, `event ${type} of ${connectorName(connector)}`);
      this.#schemas.set(schema, shape);
    }
    return shape.kind === 'unknown' ? [] : [shape];
  }

  #byExample(root: Node | undefined): readonly Shape[] {
    const written = exampleInput(stringOf(root, 'description'));
    return written === undefined ? [] : [this.#byText(written)].filter(hasKeys);
  }

  #byText(text: string): Shape {
    let shape = this.#written.get(text);
    if (shape === undefined) {
      shape = shapeOfJson(JSON.parse(text) as JsonValue, 'possible', 'example in the description');
      if (this.#written.size > MAX_WRITTEN) this.#written.clear();
      this.#written.set(text, shape);
    }
    return shape;
  }

  /** @param rest what a run alone tells must not make anything else look wrong, so then there can be any other keys */
  #byRuns(samples: readonly JsonValue[], rest: 'any' | 'possible'): readonly Shape[] {
    const kept = this.#samples[rest];
    let shapes = kept.get(samples);
    if (shapes === undefined) {
      shapes = samples.map((sample) => shapeOfJson(sample, rest, 'input of a run')).filter(hasKeys);
      kept.set(samples, shapes);
    }
    return shapes;
  }
}

function hasKeys(shape: Shape): boolean {
  return objectIn(shape)?.keys.size !== 0;
}

/** More examples than this are read again. */
const MAX_WRITTEN = 1_000;

/** A schedule passes nothing; whoever starts the run by hand still may. */
const NOTHING_PASSED: Shape = { ...ANY_OBJECT, rest: 'possible' };

/**
 * One shape of all that is known. Whoever starts a workflow can pass other keys, too; only the schema of a connector's event
 * can forbid them.
 */
export function inputOfParts(parts: readonly Shape[], root: Node | undefined): Shape {
  const [first] = parts;
  if (first === undefined) return UNKNOWN;
  const all = uniteAll(parts);
  const source = valueOf(root, 'source');
  const isEvent = source !== undefined && isConnectorOwner(source);
  if (all.kind !== 'object' || all.rest !== 'none') return all;
  return isEvent && first.kind === 'object' && first.rest === 'none' ? all : { ...all, rest: 'possible' };
}

function passedTo(uri: string, context: LanguageContext): readonly Shape[] {
  const { workspace } = context;
  if (workspace === undefined) return [];
  return otherFiles(uri, workspace).flatMap((file) =>
    file.passedInputs.flatMap(({ to, shape }) => {
      if (!('workflowId' in to)) return [];
      const workflow = workflowOfId(context, to.workflowId, workspace.bindingsOf(file.uri));
      return workflow !== undefined && 'file' in workflow && sameUri(workflow.file.uri, uri) ? [shape] : [];
    }),
  );
}

function passedWith(event: string, uri: string, { workspace }: LanguageContext): readonly Shape[] {
  if (workspace === undefined) return [];
  return otherFiles(uri, workspace).flatMap((file) =>
    file.passedInputs.flatMap(({ to, shape }) => ('event' in to && to.event === event ? [shape] : [])),
  );
}

/** What a workflow passes to itself would have to be read again at every keystroke, and tells nothing new. */
function otherFiles(uri: string, workspace: KnownWorkspace): readonly WorkspaceFile[] {
  const own = workspace.find(uri);
  return workspace.files.filter((file) => file !== own);
}
