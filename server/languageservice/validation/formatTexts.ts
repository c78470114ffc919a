import type { Node } from 'jsonc-parser';
import type { StringOffsets } from '../../../flexli/document/stringOffsets';
import type { FormatField } from '../../../flexli/engine/python/formatString';
import { parseFormat } from '../../../flexli/engine/python/formatString';
import { formatValue } from '../../../flexli/engine/python/formatValue';
import type { JsonValue } from '../../../flexli/model/json';
import type { Shape } from '../inference/shape';
import { membersOf } from '../inference/shape';
import type { Findings } from './findings';
import type { Rule } from './rule';

/** The rules about texts that Python's `str.format` fills. */
export const FORMAT_RULES = {
  braces: {
    code: 'format-braces',
    verdict: 'fails',
    severity: 'error',
    title: 'The braces of a text are no fields',
    why: 'Where an action has variables, the engine reads every text of its parameters as a Python format string. A brace that does not fit ends the run.',
    mend: 'Write `{{` and `}}` for braces that are text.',
    example: {
      kind: 'workflow',
      text: '{ "name": "Example", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "variables": { "name": "Ann" }, "parameters": { "event_type": "{name} {" } }] }',
    },
  },
  spec: {
    code: 'format-spec',
    verdict: 'fails',
    severity: 'error',
    title: 'Python refuses the format of a field',
    why: 'What stands behind the colon of a field is a format of Python, such as `>10` or `.2f`. One that does not fit the type of the variable ends the run.',
    mend: 'Write a format for the type that the variable has, or leave it out.',
    example: {
      kind: 'workflow',
      text: '{ "name": "Example", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "variables": { "name": "Ann" }, "parameters": { "event_type": "{name:.2f}" } }] }',
    },
  },
} as const satisfies Record<string, Rule>;

/** A string whose fields are filled. */
export interface FormatText {
  readonly node: Node;
  readonly text: string;
  readonly fields: readonly FormatField[];
}

/** The fields of a text that is filled. Reports a text that Python cannot read, and gives undefined for it. */
export function readFormat(findings: Findings, node: Node): FormatText | undefined {
  const text = node.value as string;
  const parsed = parseFormat(text);
  if (parsed.ok) {
    return { node, text, fields: parsed.parts.filter((part) => typeof part !== 'string') };
  }
  const at = placeIn(findings.document.offsetsIn(node), parsed.offset, parsed.offset + 1);
  const brace = text.charAt(parsed.offset);
  findings.add(FORMAT_RULES.braces, node, messageOf(parsed.message, brace), {
    at,
    fix: { title: `Write ${brace}${brace}`, edits: [{ offset: at.offset, length: 0, newText: brace }] },
  });
  return undefined;
}

/** Reports fields of which Python would refuse the conversion or the format, given what is known of their variables. */
export function checkSpecs(findings: Findings, { node, fields }: FormatText, shapeOf: (name: string) => Shape): void {
  for (const field of fields) {
    if (field.conversion === undefined && field.spec === '') continue;
    const problem = problemOf(field, shapeOf(field.name));
    if (problem === undefined) continue;
    const at = placeIn(findings.document.offsetsIn(node), field.start, field.end);
    findings.add(FORMAT_RULES.spec, node, problem, { at });
  }
}

/** A part of a string's content, as a place in the document. */
export function placeIn(offsets: StringOffsets, start: number, end: number): { offset: number; length: number } {
  const offset = offsets.toSource(start);
  return { offset, length: offsets.toSource(end) - offset };
}

function messageOf(python: string, brace: string): string {
  const hint = `Write ${brace}${brace} for a brace that is text.`;
  if (brace === '}') return `No field ends here. ${hint}`;
  if (python.includes('conversion')) return 'Behind ! stands one letter, s, r or a: {name!r}.';
  if (python.startsWith('unexpected')) return `Another { stands in the name of this field. ${hint}`;
  return `This field has no end. ${hint}`;
}

const CONVERSIONS: ReadonlySet<string> = new Set(['s', 'r', 'a']);

function problemOf({ conversion, spec }: FormatField, shape: Shape): string | undefined {
  if (conversion !== undefined && !CONVERSIONS.has(conversion)) {
    return `There is no conversion !${conversion}. Write !s, !r or !a, or leave it out.`;
  }
  // A format that is itself filled is not known yet.
  if (spec === '' || /[{}]/.test(spec)) return undefined;
  const samples = conversion === undefined ? samplesOf(shape) : ['text'];
  const problems = samples.map((sample) => formatValue(sample, spec));
  const [first] = problems;
  if (first === undefined || problems.some(({ ok }) => ok) || first.ok) return undefined;
  return `Python refuses the format “${spec}” here: ${first.message}.`;
}

/** Values of every type that the variable can have. */
function samplesOf(shape: Shape): readonly JsonValue[] {
  const members = membersOf(shape);
  if (members.length === 0) return ['text', 1, 1.5, true];
  return members.flatMap((member): readonly JsonValue[] => {
    switch (member.kind) {
      case 'string':
        return ['text'];
      case 'number':
        return member.values ?? [1, 1.5];
      case 'boolean':
        return [true];
      case 'null':
        return [null];
      case 'list':
        return [[]];
      case 'object':
        return [{}];
    }
  });
}
