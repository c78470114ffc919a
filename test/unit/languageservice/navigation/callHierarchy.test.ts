import assert from 'node:assert/strict';
import { CycleFinder, findCycles } from '../../../../server/languageservice/navigation/cycles';
import { service } from '../support';
import { sampleAt } from '../sampleProject';
import { shownPlace, TestWorkspace } from '../workspaceSupport';

/** Who is meant at the cursor, who starts it (`<-`) and whom it starts (`->`), with the places of the calls. */
function checkCalls(workspace: TestWorkspace, expected: readonly string[]): void {
  const { document, offset, context } = workspace;
  const items = service.prepareCallHierarchy(document, document.textDocument.positionAt(offset), context);
  const found = items.flatMap((item) => [
    item.name,
    ...service
      .incomingCalls(item, context)
      .flatMap(({ from, fromRanges }) =>
        fromRanges.map((range) => `<- ${from.name} ${shownPlace(workspace, { uri: from.uri, range })}`),
      ),
    ...service
      .outgoingCalls(item, context)
      .flatMap(({ to, fromRanges }) =>
        fromRanges.map((range) => `-> ${to.name} ${shownPlace(workspace, { uri: item.uri, range })}`),
      ),
  ]);
  assert.deepEqual(found, expected);
}

const TELL = [
  'Tell',
  '<- Welcome welcome.fewrk.json: "workflow_id": "[{{Tell}}]',
  '<- Welcome welcome.fewrk.json: ": { "event_type": "[person.greeted]',
];

describe('the call hierarchy', () => {
  it('goes over RunWorkflow and custom events', () => {
    checkCalls(new TestWorkspace(sampleAt('welcome.fewrk.json', '"order$0": 1')), [
      'Welcome',
      '-> Tell welcome.fewrk.json: ": { "event_type": "[person.greeted]',
      '-> Tell welcome.fewrk.json: "workflow_id": "[{{Tell}}]',
    ]);
    checkCalls(new TestWorkspace(sampleAt('tell.fewrk.json', '"Te$0ll"')), TELL);
  });

  it('begins with what is started at the cursor', () => {
    checkCalls(new TestWorkspace(sampleAt('welcome.fewrk.json', '{{Te$0ll}}')), TELL);
    checkCalls(new TestWorkspace(sampleAt('welcome.fewrk.json', 'person.$0greeted')), TELL);
  });

  it('is empty for other files', () => {
    checkCalls(new TestWorkspace(sampleAt('flexli.json', '"Ch$0at"')), []);
  });

  it('names a workflow without a name by its file', () => {
    checkCalls(new TestWorkspace({ 'a%20b.fewrk.json': '{$0' }), ['a b']);
  });
});

const run = (name: string) => `{"type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "{{${name}}}"}}`;
const emit = (event: string) => `{"type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": "${event}"}}`;
const workflow = (name: string, actions: readonly string[], event?: string) => {
  const source = event === undefined ? 'null' : emit(event);
  return `{"name": "${name}", "source": ${source}, "actions": [${actions.join(', ')}]}`;
};

/** Each cycle as `place: name via name`. */
function checkCycles(files: Readonly<Record<string, string>>, expected: readonly string[]): void {
  const workspace = new TestWorkspace(files);
  const [document] = workspace.documents.values();
  assert.ok(document);
  const cycles = findCycles(document, workspace.contextOf(document));
  assert.deepEqual(
    cycles.map(({ start, end, steps }) => {
      const way = steps.map(({ via, workflow: name }) => `${via === 'RunWorkflow' ? 'runs' : 'sends to'} ${name}`);
      return `${document.text.slice(start, end)}: ${way.join(', ')}`;
    }),
    expected,
  );
}

describe('cycles', () => {
  it('are workflows that start themselves', () => {
    checkCycles({ 'a.fewrk.json': workflow('A', [run('A')]) }, ['{{A}}: runs A']);
    checkCycles({ 'a.fewrk.json': workflow('A', [emit('a')], 'a') }, ['a: sends to A']);
  });

  it('go through others', () => {
    checkCycles(
      {
        'a.fewrk.json': workflow('Alpha', [run('Beta'), emit('x'), run('Delta')], 'a'),
        'b.fewrk.json': workflow('Beta', [emit('c')]),
        'c.fewrk.json': workflow('Gamma', [emit('a'), run('Beta')], 'c'),
        'd.fewrk.json': workflow('Delta', []),
      },
      ['{{Beta}}: runs Beta, sends to Gamma, sends to Alpha'],
    );
  });

  it('are not those that others make without this one', () => {
    checkCycles(
      {
        'a.fewrk.json': workflow('Alpha', [run('Beta')]),
        'b.fewrk.json': workflow('Beta', [run('Gamma')]),
        'c.fewrk.json': workflow('Gamma', [run('Beta')]),
      },
      [],
    );
  });

  it('are found inside Iterator and Branch', () => {
    const iterator = `{"type": "Flexli:CoreV1:Iterator", "parameters": {"actions": [${emit('a')}]}}`;
    const branch = `{"type": "Flexli:CoreV1:Branch", "parameters": {"branches": [{"actions": [${iterator}]}]}}`;
    checkCycles({ 'a.fewrk.json': workflow('A', [branch], 'a') }, ['a: sends to A']);
  });

  it('take the shortest way, and many workflows', () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `${String(index).padStart(3, '0')}.fewrk.json`,
        workflow(`W ${index}`, [emit(`e${index + 1}`), emit(`e${index + 2}`)], `e${index}`),
      ]),
    );
    files['299.fewrk.json'] = workflow('W 299', [emit('e0')], 'e299');
    const workspace = new TestWorkspace(files);
    const [document] = workspace.documents.values();
    assert.ok(document);
    const [cycle] = findCycles(document, workspace.contextOf(document));
    assert.equal(cycle?.steps.length, 151);
  });

  it('are the same when one finder is asked about all files, also after a change', () => {
    const finder = new CycleFinder();
    for (const last of [[emit('e1')], [run('A')], []]) {
      const workspace = new TestWorkspace({
        'a.fewrk.json': workflow('A', [emit('e1'), run('B')], 'e0'),
        'b.fewrk.json': workflow('B', [emit('e0'), emit('e1')], 'e1'),
        'c.fewrk.json': workflow('C', last, 'e1'),
      });
      for (const document of workspace.documents.values()) {
        const context = workspace.contextOf(document);
        assert.deepEqual(finder.find(document, context), findCycles(document, context));
      }
    }
  });

  it('cost nothing where nothing is started', () => {
    checkCycles({ 'a.fewrk.json': workflow('A', [], 'a'), 'b.fewrk.json': workflow('B', [emit('a')]) }, []);
    checkCycles({ 'a.fecon.json': '{"type": "A"}' }, []);
  });
});
