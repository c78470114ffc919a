// @ts-check
// Writes l10n/bundle.l10n.json, which translators begin with, from the texts of the client. A test fails when it is behind.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleText } from './lib/l10nTexts.mjs';
import { ROOT } from './lib/processes.mjs';

mkdirSync(path.join(ROOT, 'l10n'), { recursive: true });
writeFileSync(path.join(ROOT, 'l10n', 'bundle.l10n.json'), bundleText());
