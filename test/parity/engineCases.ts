import { isDeepStrictEqual } from 'node:util';
import type { EngineProfile } from '../../flexli/engine/profile';
import { runOf, valueOf } from '../conformance/runtimeOperations';
import type { EngineCase } from './parityCase';
import { plainJson } from './plainJson';

/** The build whose behaviour was recorded. */
const PROFILE: EngineProfile = 'alpha-2024-07';
const CRASH = 'the hosted engine would crash here: ';

export interface ComparedEngineCase {
  readonly item: EngineCase['case'];
  /** In the form that the file has. */
  readonly ours: { readonly ok: boolean };
  /** Undefined without a recorded result. */
  readonly agreed: boolean | undefined;
}

/** Runs each case as the hosted engine would. Where that crashed, ours must end with a reason. */
export async function compareEngineCases(cases: readonly EngineCase[]): Promise<readonly ComparedEngineCase[]> {
  const compared: ComparedEngineCase[] = [];
  for (const { case: item, isRecorded } of cases) {
    const ours = item.op === 'run' ? await ourRun(item) : ourValue(item);
    compared.push({ item, ours, agreed: isRecorded ? agrees(item, ours) : undefined });
  }
  return compared;
}

function ourValue(item: Exclude<EngineCase['case'], { op: 'run' }>): ComparedEngineCase['ours'] {
  const outcome = valueOf(item, PROFILE);
  return outcome.ok ? outcome : { ok: false, ...{ error: 'EngineFailure', message: outcome.failure.message } };
}

async function ourRun(item: Extract<EngineCase['case'], { op: 'run' }>): Promise<ComparedEngineCase['ours']> {
  const { end, history, requests, emitted } = await runOf(item, PROFILE);
  // A run that fails as it should is no crash: the file calls it ok.
  const crash = end.reason?.startsWith(CRASH) === true ? end.reason : null;
  return { ok: crash === null, ...{ crash, history, requests, emitted } };
}

/** What is compared of a failure is that it is one. */
function agrees({ result }: EngineCase['case'], ours: ComparedEngineCase['ours']): boolean {
  return result.ok ? isDeepStrictEqual(plainJson(ours), plainJson(result)) : !ours.ok;
}

/** The form of `--out`. */
export function engineLine({ item, ours }: ComparedEngineCase): object {
  return { id: item.id, result: ours };
}
