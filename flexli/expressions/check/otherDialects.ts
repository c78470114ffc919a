/** A function that exists elsewhere, and what does the same here. */
export interface OtherDialect {
  /** `JMESPath Community`, `JSONPath` … */
  readonly origin: string;
  /** A sentence. */
  readonly instead: string;
}

const COMMUNITY = 'JMESPath Community, a newer dialect than the engine has';
const POWERTOOLS = 'AWS Lambda Powertools';
const KYVERNO = 'Kyverno';
const OTHERS = 'other languages';

const NOTHING = 'Nothing does that here; let a connector action do it.';
const CALCULATE = 'Expressions cannot calculate.';
const LENGTH = 'Write length(…).';
const TEXT = 'Write to_string(…), or flexli_to_json_string(…) for an object or a list.';

const FUNCTIONS: readonly (readonly [origin: string, instead: string, names: string])[] = [
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
  [KYVERNO, 'Write flexli_datetime_now().', 'time_now time_now_utc'],
  [KYVERNO, 'Write flexli_time_delta(…).', 'time_add time_diff time_parse'],
  [KYVERNO, 'Write flexli_random_string(…).', 'random'],
  [OTHERS, LENGTH, 'count size len'],
  [OTHERS, "Write join('', [a, b]).", 'concat concatenate format'],
  [OTHERS, 'Write [0] after the list.', 'first head'],
  [OTHERS, 'Write [-1] after the list.', 'last tail'],
  [OTHERS, 'Write [?condition] after the list.', 'filter where select'],
  [OTHERS, 'Write [] after the list.', 'flatten'],
  [OTHERS, 'Write a slice: list[0:3].', 'slice take substring substr'],
  [OTHERS, 'Write a || b, or not_null(a, b).', 'coalesce default ifnull nvl'],
  [OTHERS, 'Write condition && a || b.', 'if iif cond'],
  [OTHERS, 'Write !(…).', 'not'],
  [OTHERS, 'Write flexli_datetime_now().', 'now date today datetime timestamp'],
  [OTHERS, 'Write flexli_random_string(…).', 'uuid random_string'],
  [OTHERS, TEXT, 'str string to_json json_stringify json stringify'],
  [OTHERS, 'Write to_number(…).', 'int float number parse_int'],
  [OTHERS, 'Write flexli_diff_arrays(previous, current).', 'diff difference'],
  [OTHERS, NOTHING, 'unique distinct uniq range matches match index_of'],
];

const BY_NAME: ReadonlyMap<string, OtherDialect> = new Map(
  FUNCTIONS.flatMap(([origin, instead, names]) => names.split(' ').map((name) => [name, { origin, instead }] as const)),
);

/** What is known of a function that the engine does not have. */
export function otherDialect(name: string): OtherDialect | undefined {
  return BY_NAME.get(name);
}
