/** Prefix of every type that the engine itself provides. */
export const CORE_PREFIX = 'Flexli:CoreV1:';

/** Core action types, by the short word people use for them. */
export const CoreAction = {
  Transform: 'Flexli:CoreV1:Transform',
  Wait: 'Flexli:CoreV1:Wait',
  CustomEvent: 'Flexli:CoreV1:CustomEvent',
  RunWorkflow: 'Flexli:CoreV1:RunWorkflow',
  Iterator: 'Flexli:CoreV1:Iterator',
  Branch: 'Flexli:CoreV1:Branch',
  Data: 'Flexli:CoreV1:Data',
  Email: 'Flexli:CoreV1:Email',
} as const;

/** Core source types. */
export const CoreSource = {
  CustomEvent: 'Flexli:CoreV1:CustomEvent',
  Schedule: 'Flexli:CoreV1:Schedule',
} as const;

/** True for a type of the engine's own, whether it exists or not. */
export function isCoreType(type: string): boolean {
  return type.startsWith(CORE_PREFIX);
}
