import assert from 'node:assert/strict';
import { EvaluatorFactory } from '../../../flexli/engine/expressionEvaluator';
import { prepareConnectorAction, prepareParameters } from '../../../flexli/engine/prepare';
import type { PreparedAction } from '../../../flexli/engine/prepare';
import type { EngineProfile } from '../../../flexli/engine/profile';
import type { ConnectorAction } from '../../../flexli/model/connector';
import type { JsonValue } from '../../../flexli/model/json';

function contextOf(profile: EngineProfile = 'documented') {
  const source = { now: () => new Date(0), random: () => 0.5 };
  return { evaluator: new EvaluatorFactory(source, profile).create().expressions, profile };
}

function checkAction(
  fields: Partial<ConnectorAction>,
  parameters: JsonValue,
  expected: Partial<PreparedAction>,
  profile?: EngineProfile,
): void {
  const action: ConnectorAction = { type: 'Get', method: 'get', path: 'p', ...fields };
  const prepared = prepareConnectorAction(action, parameters, contextOf(profile));
  const rest = { method: 'get', path: 'p', headers: null, query: null, body: null };
  assert.deepEqual(prepared, { ok: true, value: { ...rest, ...expected } });
}

describe('prepareParameters', () => {
  it('has none where there are none', () => {
    const prepared = prepareParameters({ parameters: null }, { a: 1 }, contextOf());
    assert.deepEqual(prepared, { ok: true, value: { parameters: {}, state: { a: 1 } } });
  });

  it('takes keys for key paths', () => {
    const action = { parameters: { 'body.text': '{who}', id: '::id' }, variables: { who: '::name' } };
    const prepared = prepareParameters(action, { id: 7, name: 'Ann' }, contextOf());
    assert.deepEqual(prepared.ok && prepared.value.parameters, { body: { text: 'Ann' }, id: 7 });
  });

  it('says that a failure is in the parameters', () => {
    const prepared = prepareParameters({ parameters: { n: '::length(x)' } }, {}, contextOf());
    assert.match(
      prepared.ok ? '' : prepared.failure.message,
      /^its parameters: n, the expression ::length\(x\) failed/,
    );
  });

  it('changes a state that looks like expressions, in the build that does', () => {
    const state = { text: '::name', name: 'Ann' };
    const action = { parameters: { body: '::' } };
    const documented = prepareParameters(action, state, contextOf());
    assert.deepEqual(documented, { ok: true, value: { parameters: { body: state }, state } });
    const changed = { text: 'Ann', name: 'Ann' };
    const hosted = prepareParameters(action, state, contextOf('alpha-2024-07'));
    assert.deepEqual(hosted, { ok: true, value: { parameters: { body: changed }, state: changed } });
    assert.equal(state.text, '::name');
  });
});

describe('prepareConnectorAction', () => {
  it('takes the parameters for variables and source', () => {
    checkAction({ path: 'items/{id}' }, { id: 7 }, { path: 'items/7' });
    checkAction({ path: '::where' }, { where: 'x' }, { path: 'x' });
    checkAction({ query: { q: '::q' } }, { q: [1] }, { query: { q: [1] } });
    checkAction({ headers: { 'X-Id': '{id}' } }, { id: null }, { headers: { 'X-Id': 'None' } });
    checkAction({ body: '::' }, { a: 1 }, { body: { a: 1 } });
    checkAction({ path: 'items/{id}' }, {}, { path: 'items/{id}' });
  });

  it('does not evaluate parameters as expressions', () => {
    const parameters = { id: '::secret', secret: 's' };
    checkAction({ path: 'items/{id}' }, parameters, { path: 'items/::secret' });
    checkAction({ path: 'items/{id}' }, parameters, { path: 'items/s' }, 'alpha-2024-07');
  });
});
