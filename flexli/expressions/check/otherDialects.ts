/** A function that exists elsewhere, and what does the same here. */
export interface OtherDialect {
  /** `JMESPath Community` …; undefined for names that many languages have. */
  readonly origin: string | undefined;
  /** A sentence. */
  readonly instead: string;
  /** What to write in place of the name, where the arguments may stay as they are. */
  readonly rename?: string;
}

const COMMUNITY = 'JMESPath Community, a newer dialect than the engine has';
const POWERTOOLS = 'AWS Lambda Powertools';
const KYVERNO = 'Kyverno';

const NOTHING = 'Nothing does that here; let a connector action do it.';
const CALCULATE = 'Expressions cannot calculate.';

type Row = readonly [origin: string | undefined, instead: string, names: string, rename?: string];

const FUNCTIONS: readonly Row[] = [
  [COMMUNITY, NOTHING, 'find_first find_last lower upper pad_left pad_right replace split trim trim_left trim_right'],
  [COMMUNITY, NOTHING, 'from_items group_by items zip'],
  [POWERTOOLS, NOTHING, 'powertools_json powertools_base64 powertools_base64_gzip'],
  [
    KYVERNO,
    NOTHING,
    'to_upper to_lower regex_match regex_replace_all regex_replace_all_literal pattern_match truncate',
  ],
  [KYVERNO, NOTHING, 'base64_decode base64_encode parse_json parse_yaml label_match path_canonicalize semver_compare'],
  [KYVERNO, NOTHING, 'object_from_lists x509_decode sha256'],
  [KYVERNO, CALCULATE, 'add subtract multiply divide modulo round'],
  [KYVERNO, 'Write flexli_datetime_now().', 'time_now time_now_utc', 'flexli_datetime_now'],
  [KYVERNO, 'Write flexli_time_delta(…).', 'time_add time_diff time_parse'],
  [KYVERNO, 'Write flexli_random_string(…).', 'random'],
  [undefined, 'Write length(…).', 'count size len', 'length'],
  [undefined, "Write join('', [a, b]).", 'concat concatenate format'],
  [undefined, 'Write [0] after the list.', 'first head'],
  [undefined, 'Write [-1] after the list.', 'last tail'],
  [undefined, 'Write [?condition] after the list.', 'filter where select'],
  [undefined, 'Write [] after the list.', 'flatten'],
  [undefined, 'Write a slice: list[0:3].', 'slice take substring substr'],
  [undefined, 'Write a || b, or not_null(a, b).', 'coalesce default ifnull nvl', 'not_null'],
  [undefined, 'Write condition && a || b.', 'if iif cond'],
  [undefined, 'Write !(…).', 'not', '!'],
  [undefined, 'Write flexli_datetime_now().', 'now date today datetime timestamp'],
  [undefined, 'Write flexli_random_string(…).', 'uuid random_string'],
  [undefined, 'Write to_string(…).', 'str string', 'to_string'],
  [
    undefined,
    'Write to_string(…), or flexli_to_json_string(…) with spaces as Python writes them.',
    'to_json json_stringify json stringify',
    'to_string',
  ],
  [undefined, 'Write to_number(…).', 'int float number parse_int', 'to_number'],
  [undefined, 'Write flexli_diff_arrays(previous, current).', 'diff difference', 'flexli_diff_arrays'],
  [undefined, NOTHING, 'unique distinct uniq range matches match index_of'],
];

const BY_NAME: ReadonlyMap<string, OtherDialect> = new Map(
  FUNCTIONS.flatMap(([origin, instead, names, rename]) =>
    names.split(' ').map((name) => [name, { origin, instead, ...(rename !== undefined && { rename }) }] as const),
  ),
);

/** What is known of a function that the engine does not have. */
export function otherDialect(name: string): OtherDialect | undefined {
  return BY_NAME.get(name);
}
