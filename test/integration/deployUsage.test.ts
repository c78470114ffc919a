import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './cliTerminal';
import { CliProject, GREET } from './deployProject';
import type { TestEmulator } from './emulatorSupport';

describe('the commands that deploy, for people', () => {
  let emulator: TestEmulator;
  let project: CliProject;
  before(async () => {
    emulator = await CliProject.startEmulator();
  });
  after(() => emulator.close());
  beforeEach(async () => {
    project = await CliProject.make(emulator);
  });
  afterEach(() => {
    project.remove();
  });

  const questions: readonly {
    readonly name: string;
    readonly args: string;
    readonly answers?: readonly string[];
    readonly code: number;
    readonly asked: number;
  }[] = [
    { name: 'asks for the name of production', args: 'deploy --env live', answers: ['live'], code: 0, asked: 1 },
    { name: 'takes no other word for the name', args: 'deploy --env live', answers: ['yes'], code: 1, asked: 1 },
    { name: 'does not deploy to production with nobody there', args: 'deploy --env live', code: 2, asked: 0 },
    { name: 'asks nothing with --yes', args: 'deploy --env live --yes', answers: [], code: 0, asked: 0 },
    { name: 'asks a person elsewhere, too', args: 'deploy --env staging', answers: ['y'], code: 0, asked: 1 },
    { name: 'takes Enter for no', args: 'deploy --env staging', answers: [''], code: 1, asked: 1 },
    { name: 'goes on in a pipeline elsewhere', args: 'deploy --env staging', code: 0, asked: 0 },
  ];
  for (const { name, args, answers, code, asked } of questions) {
    it(name, async () => {
      const result = await project.flexli(args, answers ? { answers } : {});
      assert.equal(result.code, code, result.told);
      assert.equal(result.asked.length, asked);
      assert.equal(existsSync(join(project.path, 'flexli.lock.json')), code === 0);
    });
  }

  const usage: readonly {
    readonly args: string;
    readonly environment?: object;
    readonly says: RegExp;
    readonly code?: number;
  }[] = [
    { args: 'plan', says: /--env NAME\. There is: staging, live, Local/ },
    { args: 'plan --env nowhere', says: /no environment "nowhere"/ },
    { args: 'plan other.fewrk.json --env staging', says: /There is no other\.fewrk\.json/ },
    { args: 'plan --env staging --again', says: /Name the files that --again is for/ },
    {
      args: 'plan --env staging',
      environment: { FLEXLI_CLIENT_ID: '' },
      says: /Set FLEXLI_CLIENT_ID and FLEXLI_CLIENT_SECRET/,
    },
    {
      args: 'plan --env staging',
      environment: { FLEXLI_CLIENT_SECRET: 'wrong' },
      says: /refused the client id or client secret/,
      code: 1,
    },
    {
      args: 'deploy --env staging',
      environment: { FLEXLI_API_URL: 'https://api.example.com' },
      says: /not what FLEXLI_API_URL allows\. Nothing was sent there/,
    },
    {
      args: 'plan --env Local',
      environment: { FLEXLI_API_URL: 'https://api.example.com' },
      says: /Local is on this machine/,
    },
    { args: 'runs --env staging --limit none', says: /--limit takes a number/ },
  ];
  for (const { args, environment: variables, says, code = 2 } of usage) {
    it(`flexli ${args} says what is wrong: ${says.source}`, async () => {
      const result = await project.flexli(args, variables ? { environment: variables } : {});
      assert.match(result.told, says);
      assert.equal(result.code, code);
      assert.equal(result.out, '');
    });
  }

  it('refuse a project file with errors, a misspelt production among them', async () => {
    project.write('flexli.json', { environments: { live: { ...project.environment, prodution: true } } });
    const { code, told } = await project.flexli('deploy --env live');
    assert.equal(code, 1);
    assert.match(told, /flexli\.json:\d+:\d+: error: "prodution" means nothing here/);
  });

  it('stop at a merge conflict in the lock, and explain it', async () => {
    await project.flexli('deploy --env staging');
    const lines = project.read('flexli.lock.json').split('\n');
    const at = lines.findIndex((line) => line.includes(GREET));
    const ours = lines[at] ?? '';
    lines.splice(
      at,
      1,
      '<<<<<<< HEAD',
      ours,
      '=======',
      ours.replace(/"id":"[^"]+"/, '"id":"01THEIRS"'),
      '>>>>>>> main',
    );
    project.write('flexli.lock.json', lines.join('\n'));
    const { code, told } = await project.flexli('deploy --env staging');
    assert.equal(code, 1);
    assert.match(
      told,
      /merge conflict\. Both sides deployed: workflows\/greet\.fewrk\.json is 01\w+ here and 01THEIRS there/,
    );
  });

  it('keep the lock of Local out of git', async () => {
    const local = { environment: { FLEXLI_API_URL: emulator.apiUrl } };
    assert.equal((await project.flexli('deploy --env Local', local)).code, 0);
    assert.ok(!existsSync(join(project.path, 'flexli.lock.json')));
    assert.equal(project.read('.flexli/.gitignore'), '*\n');
    assert.match(project.read('.flexli/flexli.lock.json'), /"Local"/);
  });

  it('find the project from a folder inside it', async () => {
    const result = await runCli(['plan', 'greet.fewrk.json', '--env', 'staging'], {
      folder: join(project.path, 'workflows'),
      environment: project.variables,
    });
    assert.equal(result.code, 0);
    assert.match(result.out, /\+ greet\.fewrk\.json\s+create/);
    assert.match(result.out, /\+ \.\.\/connectors\/chat\.fecon\.json\s+create/);
  });
});
