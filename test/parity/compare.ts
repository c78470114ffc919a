import type { ComparedDocument } from './documents';
import { compareDocuments } from './documents';
import type { ComparedEngineCase } from './engineCases';
import { compareEngineCases } from './engineCases';
import type { ParityCases } from './parityCase';
import type { ComparedSearch } from './searches';
import { compareSearches } from './searches';

export interface Compared {
  readonly documents: readonly ComparedDocument[];
  /** As jmespath.py takes them. */
  readonly searches: readonly ComparedSearch[];
  /** As the engine takes them. */
  readonly engineSearches: readonly ComparedSearch[];
  readonly engine: readonly ComparedEngineCase[];
}

/** Compares the cases of all files. */
export async function compareCases(files: readonly ParityCases[]): Promise<Compared> {
  const searches = compareSearches(files.flatMap((file) => file.searches));
  return {
    documents: compareDocuments(files.flatMap((file) => file.documents)),
    searches: searches.filter(({ item }) => item.functions === 'standard'),
    engineSearches: searches.filter(({ item }) => item.functions === 'flexli'),
    engine: await compareEngineCases(files.flatMap((file) => file.engine)),
  };
}
