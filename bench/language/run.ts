import { setHeapFlags } from '../../server/languageserver/heapFlags';
import { bundled } from '../bundled';
import type { BenchOptions } from '../options';
import { workflowSchema } from '../workload/schema';
import type { compareServices } from './compare';

/** Our service against the stock one in one run, over generated workflows, on a heap as the language server has it. */
export async function run(options: BenchOptions): Promise<void> {
  setHeapFlags();
  const compare = await bundled<{ compareServices: typeof compareServices }>('bench/language/compare.ts');
  await compare.compareServices(options, workflowSchema());
}
