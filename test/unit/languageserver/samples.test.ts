import assert from 'node:assert/strict';
import { Samples } from '../../../server/languageserver/samples';

const TOLD = {
  inputs: [{ uri: 'file:///c%3A/a.fewrk.json', samples: [{ code: 0 }] }],
  responses: [
    { connector: 'Chat', action: 'Post', samples: [{ id: '' }] },
    { action: 'Post', samples: [{ at: '' }] },
  ],
};

describe('samples that the client tells', () => {
  it('are found by file, connector and action', () => {
    const samples = new Samples();
    assert.equal(samples.any, false);
    assert.equal(samples.take(TOLD), true);
    assert.equal(samples.any, true);
    assert.deepEqual(samples.inputsOf('file:///C:/a.fewrk.json'), [{ code: 0 }]);
    assert.deepEqual(samples.inputsOf('file:///b.fewrk.json'), []);
    assert.deepEqual(samples.responsesOf('Chat', 'Post'), [{ id: '' }, { at: '' }]);
    assert.deepEqual(samples.responsesOf('Other', 'Post'), [{ at: '' }]);
    assert.deepEqual(samples.responsesOf('Chat', 'Get'), []);
  });

  it('stay the same lists while they say the same', () => {
    const samples = new Samples();
    samples.take(TOLD);
    const before = samples.inputsOf(TOLD.inputs[0]?.uri ?? '');
    assert.equal(samples.take(structuredClone(TOLD)), false);
    assert.equal(samples.inputsOf(TOLD.inputs[0]?.uri ?? ''), before);
    assert.equal(samples.responsesOf('Chat', 'Post'), samples.responsesOf('Chat', 'Post'));
    assert.equal(samples.take({ ...TOLD, inputs: [] }), true);
    assert.deepEqual(samples.inputsOf(TOLD.inputs[0]?.uri ?? ''), []);
  });

  it('are none where the message is nonsense', () => {
    for (const nonsense of [
      undefined,
      null,
      3,
      [],
      { inputs: {}, responses: [1, { action: 2, samples: [] }, { action: 'x' }] },
    ]) {
      const samples = new Samples();
      assert.equal(samples.take(nonsense), false);
      assert.equal(samples.any, false);
    }
  });
});
