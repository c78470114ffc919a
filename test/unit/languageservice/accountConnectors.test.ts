import assert from 'node:assert/strict';
import type { DeployedConnector } from '../../../flexli/model/connector';
import { accountConnectors, SharedSchemas } from '../../../server/languageservice/accountConnectors';

const schema = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } } });

function connector(id: string, ...names: readonly string[]): DeployedConnector {
  return {
    id,
    type: `Type${id}`,
    name: id,
    description: '',
    schema_version: 1,
    config: { host: 'api.example.com' },
    actions: names.map((name, index) => ({
      type: `Do${index}`,
      method: 'get',
      path: 'things',
      parameters: schema(name),
    })),
  };
}

describe('the connectors of an account', () => {
  it('have one object for schemas that say the same, also over the parts of a catalog', () => {
    const schemas = new SharedSchemas();
    const [first] = accountConnectors([connector('A', 'id', 'id', 'name')], [], schemas);
    const [second] = accountConnectors([connector('B', 'name')], [], schemas);
    const [one, two, three] = (first?.document.actions ?? []).map(({ parameters }) => parameters);
    assert.ok(one !== null && one !== undefined && one === two);
    assert.notEqual(one, three);
    assert.equal(second?.document.actions?.[0]?.parameters, three);
    assert.deepEqual([one, three], [schema('id'), schema('name')]);
  });

  it('stay the same objects for as long as they say the same', () => {
    const before = accountConnectors([connector('A', 'id'), connector('B', 'id')]);
    const after = accountConnectors([connector('A', 'id'), connector('B', 'name')], before);
    assert.equal(after[0], before[0]);
    assert.notEqual(after[1], before[1]);
    assert.deepEqual(after[1]?.document.actions?.[0]?.parameters, schema('name'));
  });
});
