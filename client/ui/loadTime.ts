import { performance } from 'node:perf_hooks';

/** When reading our code began: this module is the first that the entry imports. Milliseconds of `performance.now()`. */
export const loadBegan = performance.now();
