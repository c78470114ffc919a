import type { Agent } from 'node:http';
import type { EngineProfile } from '../engine/profile';
import type { DocumentValidator } from '../model/finding';
import type { EmulatorLimits } from './execution/limits';

export interface EmulatorOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** SQLite file, or `:memory:`. */
  readonly dataFile: string;
  /** The one client that may ask for a token. */
  readonly clientId: string;
  readonly clientSecret: string;
  /**
   * 32 bytes that encrypt credentials of connectors at rest. Without it a random key of this process is used, and
   * credentials stored by an earlier process cannot be read.
   */
  readonly encryptionKey?: Uint8Array;
  readonly validator: DocumentValidator;
  /** Which engine runs follow; `documented` when absent. */
  readonly engineProfile?: EngineProfile;
  /** What protects the machine; the usual limits where one is absent. */
  readonly limits?: Partial<EmulatorLimits>;
  /** A proxy for requests of connectors that go over https; see `HttpCallerOptions`. */
  readonly agent?: (url: URL) => Agent | undefined;
  /** One line, without secrets. */
  readonly log?: (line: string) => void;
}

/** A running emulator. */
export interface Emulator {
  readonly port: number;
  /** For example `http://127.0.0.1:8787`. */
  readonly apiUrl: string;
  readonly tokenUrl: string;
  /** Whether no run waits or goes on. */
  readonly isIdle: boolean;
  /** Ends running workflows, flushes the store and frees the port. */
  close(): Promise<void>;
}
