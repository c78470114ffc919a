import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { exactCase } from '../conformance/exactCase';
import type { DeployedConnector } from '../../flexli/model/connector';
import type { DocumentCase, EngineCase, ParityCases, SearchCase } from './parityCase';

export type ReadCases =
  | { readonly ok: true; readonly cases: ParityCases }
  /** For people: which line, and what is expected there. */
  | { readonly ok: false; readonly message: string };

const OPERATIONS: ReadonlySet<unknown> = new Set(['keypath', 'transform', 'condition', 'prepare', 'run']);

/** Reads the lines of a file of recorded behaviour. `name` is what messages call the file. */
export function readCases(text: string, name: string): ReadCases {
  const documents: DocumentCase[] = [];
  const searches: Omit<SearchCase, 'functions'>[] = [];
  const engine: EngineCase[] = [];
  let account: readonly DeployedConnector[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const line = plainNumbers(written);
    const value = valueOf(line);
    if (isObject(value) && 'document' in value) {
      const { id, kind, verdict } = value as unknown as DocumentCase;
      const mutation = typeof value.mutation === 'string' ? value.mutation : 'none';
      documents.push({ id, kind, mutation, ...(verdict && { verdict }), text: documentText(line), account });
    } else if (isObject(value) && Array.isArray(value.connectors) && !('op' in value)) {
      account = value.connectors as readonly DeployedConnector[];
    } else if (isObject(value) && value.op === 'search') {
      searches.push(exactCase(line) as unknown as Omit<SearchCase, 'functions'>);
    } else if (isObject(value) && OPERATIONS.has(value.op)) {
      engine.push({ case: exactCase(line) as unknown as EngineCase['case'], isRecorded: 'result' in value });
    } else {
      return { ok: false, message: `${name}:${index + 1} is no line of recorded behaviour.` };
    }
  }
  // Only what was recorded of jmespath.py itself says at which stage an expression failed.
  const functions = searches.some(({ result }) => result?.ok === false && result.stage !== undefined)
    ? 'standard'
    : 'flexli';
  return { ok: true, cases: { documents, searches: searches.map((item) => ({ ...item, functions })), engine } };
}

/** Python writes numbers that JSON has not as words. None of them has a value of its own when results are compared. */
function plainNumbers(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (found) => {
    if (found.startsWith('"')) return found;
    return found.startsWith('-') ? '-1e999' : '1e999';
  });
}

function valueOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function documentText(line: string): string {
  const root = parseTree(line);
  const node = root && findNodeAtLocation(root, ['document']);
  return node === undefined ? '' : line.slice(node.offset, node.offset + node.length);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
