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

/** Whether the emulator that wrote the record still runs. */
export async function isAlive(record: OwnerRecord): Promise<boolean> {
  if (!processExists(record.pid)) return false;
  const answer = await askInstance(record.port);
  // No answer in time may be a busy or stopped owner: rather refuse than let two write.
  return !answer.inTime || answer.instance === record.instance;
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

interface InstanceAnswer {
  readonly inTime: boolean;
  /** Undefined when nothing of ours listens there. */
  readonly instance?: string | undefined;
}

function askInstance(port: number): Promise<InstanceAnswer> {
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
          resolve({ inTime: true, instance: instanceIn(text) });
        });
        response.on('error', () => {
          resolve({ inTime: true });
        });
      },
    );
    call.on('timeout', () => {
      resolve({ inTime: false });
      call.destroy();
    });
    call.on('error', () => {
      resolve({ inTime: true });
    });
    call.end();
  });
}

function instanceIn(text: string): string | undefined {
  try {
    const value = JSON.parse(text) as { readonly instance?: unknown } | null;
    return typeof value?.instance === 'string' ? value.instance : undefined;
  } catch {
    return undefined;
  }
}
