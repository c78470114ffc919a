#!/usr/bin/env node
// @ts-check
import { runBundle } from '../scripts/lib/freshBundle.mjs';

await runBundle('cli.cjs');
