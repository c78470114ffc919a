#!/usr/bin/env -S node --max-semi-space-size=4
// @ts-check
// A small nursery takes 20 to 30 MB less memory: most of what a keystroke makes is gone with the next.
import { runBundle } from '../scripts/lib/freshBundle.mjs';

await runBundle('languageServer.cjs');
