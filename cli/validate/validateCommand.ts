import { createLanguageService } from '../../server/languageservice/service';
import { command, wrongUsage } from '../command';
import { ExitCode } from '../exitCode';
import { checkFile } from './checkFile';
import { readConnectorsFile } from './connectorsFile';
import { readVersion } from '../version';
import { findFiles } from '../files/findFiles';
import { ProjectContexts } from './projectContexts';
import { junitReport } from './junitReport';
import type { Report } from './report';
import { jsonReport, reportOf, textReport } from './report';
import { sarifReport } from './sarifReport';

/** `flexli validate`: what the editor says, for files and folders. */
export const validateCommand = command({
  name: 'validate',
  summary: 'Says what the editor would say about workflows and connectors',
  operands: '[PATH…]',
  options: {
    connectors: { value: 'FILE', help: 'all connectors of the account, {"connectors": [{"id": …, …}]}' },
    format: {
      value: 'FORMAT',
      choices: ['text', 'json', 'sarif', 'junit'],
      help: 'how the findings are written; text when not given',
    },
  },
  notes: [
    'PATH is a file or a folder; without one, the current folder is checked. Connector files among them, and those of',
    'the project (the folder of flexli.json), are known. An unknown id is a mistake only with --connectors.',
    '',
    'Exit code: 0 without errors, 1 with errors, 2 for wrong usage, such as a file that is not there.',
  ],
  async run({ connectors, format }, operands, terminal) {
    const account = connectors === undefined ? undefined : await readConnectorsFile(connectors, terminal.folder);
    if (account?.ok === false) return wrongUsage('validate', account.message, terminal);
    const { files, problems } = await findFiles(operands.length === 0 ? ['.'] : operands, terminal.folder);
    const contexts = await ProjectContexts.read(files, account?.connectors);
    const service = createLanguageService();
    const report = reportOf(files.map((file) => checkFile(file, contexts.contextOf(file), service)));
    if (files.length > 0 || problems.length === 0) {
      terminal.out(await written(report, format));
    }
    if (files.length === 0 && problems.length === 0) {
      terminal.tell('Nothing to check: no file here ends in .fewrk.json or .fecon.json.\n');
    }
    if (problems.length > 0) return wrongUsage('validate', problems.join('\n'), terminal);
    return report.summary.errors === 0 ? ExitCode.fine : ExitCode.failed;
  },
});

async function written(report: Report, format: string | undefined): Promise<string> {
  switch (format) {
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, await readVersion());
    case 'junit':
      return junitReport(report);
    default:
      return textReport(report);
  }
}
