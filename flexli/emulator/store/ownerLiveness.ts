import { request } from 'node:http';

/** Path under which an emulator says which instance it is, to another one that finds its owner file. */
export const INSTANCE_PATH = '/local/instance';

/** What the owner file says. */
export interface OwnerRecord {
  /** Random, so that another program at the same port or with the same process id is not taken for the owner. */
  readonly instance: string;
  readonly pid: number;
  readonly port: number;
}

/** What an emulator says of itself at `INSTANCE_PATH`. */
export interface InstanceAnswer {
  readonly instance: string;
  /** Set once it gives its file back, which takes a moment. */
  readonly ending?: true;
}

/** Whether the emulator that wrote the record still runs. */
export async function livenessOf(record: OwnerRecord): Promise<'alive' | 'ending' | 'dead'> {
  if (!processExists(record.pid)) return 'dead';
  const answer = await askInstance(record.port);
  // No answer in time may be a busy or stopped owner: rather refuse than let two write.
  if (answer === 'late') return 'alive';
  if (answer?.instance !== record.instance) return 'dead';
  return answer.ending === true ? 'ending' : 'alive';
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Undefined when nothing of ours listens there. */
function askInstance(port: number): Promise<InstanceAnswer | 'late' | undefined> {
  return new Promise((resolve) => {
    const call = request(
      { host: '127.0.0.1', port, path: INSTANCE_PATH, timeout: 2_000, headers: { Connection: 'close' } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (text.length < 10_000) text += chunk;
        });
        response.on('end', () => {
          resolve(instanceIn(text));
        });
        response.on('error', () => {
          resolve(undefined);
        });
      },
    );
    call.on('timeout', () => {
      resolve('late');
      call.destroy();
    });
    call.on('error', () => {
      resolve(undefined);
    });
    call.end();
  });
}

function instanceIn(text: string): InstanceAnswer | undefined {
  try {
    const value = JSON.parse(text) as { readonly instance?: unknown; readonly ending?: unknown } | null;
    if (typeof value?.instance !== 'string') return undefined;
    return { instance: value.instance, ...(value.ending === true && { ending: true }) };
  } catch {
    return undefined;
  }
}
