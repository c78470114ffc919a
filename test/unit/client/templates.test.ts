import assert from 'node:assert/strict';
import { templates } from '../../../client/templates/templates';
import { plainText } from '../../../client/ui/translate';
import { FILE_SUFFIX } from '../../../flexli/model/documentKind';
import { localValidator } from '../../../cli/emulator/localValidator';

describe('the templates', () => {
  for (const { key, kind, document } of templates(plainText)) {
    it(`${key} is free of errors (*${FILE_SUFFIX[kind]})`, async () => {
      const text = JSON.stringify(document, undefined, 2);
      const findings = await localValidator().validate(kind, text, [], new AbortController().signal);
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error').map(({ code, path }) => `${path} ${code}`),
        [],
      );
    });
  }
});
