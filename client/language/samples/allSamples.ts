import type { JsonValue } from '../../../flexli/model/json';
import type { SamplesParams } from '../../../server/protocol';
import { kinds } from './outlineOf';
import type { AnswerSample, RunSamples } from './runSamples';

/** One message of all that is known, the newest first. */
export function allSamples(
  runs: readonly (RunSamples & { readonly uri: string })[],
  mocks: readonly AnswerSample[],
): SamplesParams {
  const inputs = new Map<string, JsonValue[]>();
  for (const { uri, input } of runs) if (input !== undefined) added(inputs, uri, input);
  const answers = new Map<string, JsonValue[]>();
  for (const { connector, action, sample } of [...runs.flatMap((run) => run.answers), ...mocks]) {
    added(answers, JSON.stringify([action, ...(connector === undefined ? [] : [connector])]), sample);
  }
  return {
    inputs: [...inputs].map(([uri, samples]) => ({ uri, samples: kinds(samples) })),
    responses: [...answers].map(([key, samples]) => {
      const [action = '', connector] = JSON.parse(key) as readonly string[];
      return { ...(connector !== undefined && { connector }), action, samples: kinds(samples) };
    }),
  };
}

function added(lists: Map<string, JsonValue[]>, key: string, value: JsonValue): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
