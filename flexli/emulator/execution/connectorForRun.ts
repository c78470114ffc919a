import type { ConnectorDocument } from '../../model/connector';
import type { ConnectorStore } from '../store/connectorStore';

/**
 * The connector that an action calls, with its credentials. Rejects, and so fails the run with this reason, when they
 * were sealed by another key: a request without them would fail as well, and nobody would know why.
 */
export function connectorForRun(connectors: ConnectorStore, id: string): Promise<ConnectorDocument | undefined> {
  const found = connectors.getWithCredentials(id);
  switch (found.state) {
    case 'found':
      return Promise.resolve(found.connector);
    case 'unknown':
      return Promise.resolve(undefined);
    case 'unreadable':
      return Promise.reject(
        new Error(
          `The credentials of the connector ${found.connector.name} cannot be read, since the emulator was started with ` +
            'another encryption key than the one they were stored with. Start it with that key, or deploy the connector again.',
        ),
      );
  }
}
