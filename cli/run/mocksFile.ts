import type { Mock } from '../../flexli/engine/mocks/mock';
import { readMocks } from '../../flexli/engine/mocks/readMocks';
import { readJsonFile } from './runInput';

export type MocksFile =
  | { readonly ok: true; readonly mocks: readonly Mock[] }
  | { readonly ok: false; /** For people. */ readonly message: string };

/** The file of `--mocks`; no mocks without it. */
export async function readMocksFile(name: string | undefined, folder: string): Promise<MocksFile> {
  if (name === undefined) return { ok: true, mocks: [] };
  const read = await readJsonFile(name, folder);
  if (!read.ok) return read;
  const mocks = readMocks(read.value);
  if (mocks.ok) return mocks;
  const lines = mocks.problems.map(({ path, message }) => `${path === '' ? name : `${name}: ${path}`}: ${message}`);
  return { ok: false, message: lines.join('\n') };
}
