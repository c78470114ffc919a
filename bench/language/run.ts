import { bundled } from '../bundled';
import type { BenchOptions } from '../options';
import { workflowSchema } from '../workload/schema';
import type { compareServices } from './compare';

/** Our service against the stock one in one run, over generated workflows. */
export async function run(options: BenchOptions): Promise<void> {
  const compare = await bundled<{ compareServices: typeof compareServices }>('bench/language/compare.ts');
  await compare.compareServices(options, workflowSchema());
}
