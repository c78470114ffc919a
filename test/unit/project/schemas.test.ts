import assert from 'node:assert/strict';
import { Validator } from '@cfworker/json-schema';
import type { LockEntry } from '../../../flexli/project/lock/lock';
import { emptyLock, withApi, withEntry } from '../../../flexli/project/lock/lock';
import { writeLock } from '../../../flexli/project/lock/writeLock';
import { projectProblems } from '../../../flexli/project/projectProblems';
import lockSchema from '../../../schemas/lock.schema.json';
import projectSchema from '../../../schemas/project.schema.json';

function isValid(schema: object, value: unknown): boolean {
  return new Validator(schema, '2020-12').validate(value).valid;
}

describe('the schema of the lock file', () => {
  const deployed = { id: '01A', version: 1, digest: 'd', uses: ['01B'], read: 'r', time: '2026-01-02T03:04:05.000Z' };
  const entries: readonly LockEntry[] = [
    { deployed, previous: [] },
    { deployed, previous: [deployed], pending: { digest: 'e', after: '' } },
    { previous: [], pending: { digest: 'e', after: '01A' } },
  ];

  it('takes what is written', () => {
    const lock = entries.reduce(
      (before, entry, index) => withEntry(before, 'live', `w/${index}.fewrk.json`, entry),
      withApi(emptyLock(), 'live', 'https://api.example.com'),
    );
    assert.ok(isValid(lockSchema, JSON.parse(writeLock(lock))));
    assert.ok(isValid(lockSchema, JSON.parse(writeLock(emptyLock()))));
  });

  const wrong: readonly object[] = [
    {},
    { lockfile: 2, environments: {} },
    { lockfile: 1, environments: { live: {} } },
    { lockfile: 1, environments: { live: { files: { 'a.txt': {} } } } },
    { lockfile: 1, environments: { live: { files: { 'a.fecon.json': { id: '01A' } } } } },
    { lockfile: 1, environments: { live: { files: { 'a.fecon.json': { secret: 'x' } } } } },
  ];
  for (const value of wrong) {
    it(`refuses ${JSON.stringify(value)}`, () => {
      assert.equal(isValid(lockSchema, value), false);
    });
  }
});

describe('the schema of the project file', () => {
  const urls = { api: 'https://a.example.com', auth: 'https://b.example.com/token' };
  const cases: readonly (readonly [object, boolean])[] = [
    [{}, true],
    [{ environments: { live: { ...urls, production: true, variables: { A: { secret: true } } } } }, true],
    [{ environments: { Local: { variables: { A: 1 } } } }, true],
    [{ variables: { A: null, B: [1], C: { connector: 'Chat' }, D: { workflow: 'w/a.fewrk.json' } } }, true],
    [{ environments: { Local: urls } }, false],
    [{ environments: { live: { ...urls, prodution: true } } }, false],
    [{ environments: { live: { ...urls, production: 'yes' } } }, false],
    [{ varables: {} }, false],
  ];
  for (const [value, expected] of cases) {
    it(`${expected ? 'takes' : 'refuses'} ${JSON.stringify(value)}, as a deployment does`, () => {
      assert.equal(isValid(projectSchema, value), expected);
      assert.equal(projectProblems(JSON.stringify(value)).length === 0, expected);
    });
  }
});
