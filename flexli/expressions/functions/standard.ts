import { COLLECTION_FUNCTIONS } from './collections';
import { CONVERSION_FUNCTIONS } from './conversions';
import { functionTable } from './implement';
import { NUMBER_FUNCTIONS } from './numbers';
import { ORDERING_FUNCTIONS } from './ordering';
import type { FunctionTable } from './table';
import { TEXT_FUNCTIONS } from './texts';

/** The functions of JMESPath as jmespath.py 1.0.1 has them; conditions know no others. */
export const standardFunctions: FunctionTable = functionTable({
  ...COLLECTION_FUNCTIONS,
  ...CONVERSION_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...ORDERING_FUNCTIONS,
  ...TEXT_FUNCTIONS,
});
